using System.Globalization;
using Ripac.Emulator.Session;
using Spectre.Console;

namespace Ripac.Emulator.Timeline;

/// <summary>The time line for people: one line an event, virtual milliseconds first.</summary>
internal sealed class TextTimeline : ITimeline
{
    private readonly IAnsiConsole _console;

    public TextTimeline(TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!target.IsTerminal)
        {
            // Files and pipes get whole lines.
            _console.Profile.Width = int.MaxValue;
        }
    }

    public void Add(TimelineEvent happened)
    {
        (string source, string colour) = happened.Source switch
        {
            TimelineSource.Microphone => ("mic", "grey"),
            TimelineSource.Button => ("button", "grey"),
            TimelineSource.Heard => ("heard", "aqua"),
            TimelineSource.Firmware => ("firmware", "green"),
            TimelineSource.Display => ("display", "blue"),
            TimelineSource.ToModem => ("modem <", "yellow"),
            TimelineSource.FromModem => ("modem >", "yellow"),
            TimelineSource.Link => ("link", "grey"),
            _ => ("", ""),
        };
        if (source.Length > 0)
        {
            string confidence = happened.Confidence is int percent ? string.Create(CultureInfo.InvariantCulture, $" {percent} %") : "";
            string time = (happened.Nanoseconds / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
            _console.MarkupLineInterpolated($"{time,10} ms  [{colour}]{source,-8}[/]  {happened.Text}{confidence}");
        }
    }

    public void Conclude(DialOutcome outcome, string verdict)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold]{verdict}[/]");
        _console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.SpokenSeconds:0.0} s of recordings in {outcome.Seconds:0.0} s of virtual time; while listening, the firmware ran {outcome.InstructionsPerListeningSecond:N0} IL instructions a second and allocated {outcome.AllocationsWhileListening} times; {outcome.SamplesLost} samples lost, {outcome.LinkErrors} link errors, {outcome.SpiBytes:N0} bytes over SPI"));
    }
}
