using System.Globalization;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Timeline;

/// <summary>The time line for people: one line an event, virtual milliseconds first; on a terminal the sources are in colours.</summary>
internal sealed class TextTimeline(TextWriter output) : ITimeline
{
    public void Add(TimelineEvent happened)
    {
        (string source, ConsoleColor colour) = happened.Source switch
        {
            TimelineSource.Microphone => ("mic", ConsoleColor.DarkGray),
            TimelineSource.Button => ("button", ConsoleColor.DarkGray),
            TimelineSource.Heard => ("heard", ConsoleColor.Cyan),
            TimelineSource.Firmware => ("firmware", ConsoleColor.Green),
            TimelineSource.Display => ("display", ConsoleColor.Blue),
            TimelineSource.ToModem => ("modem <", ConsoleColor.Yellow),
            TimelineSource.FromModem => ("modem >", ConsoleColor.Yellow),
            TimelineSource.Link => ("link", ConsoleColor.DarkGray),
            _ => throw new ArgumentOutOfRangeException(nameof(happened)),
        };
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{happened.Nanoseconds / 1e6,10:0.0} ms  "));
        WriteColoured($"{source,-8}", colour);
        output.WriteLine(happened.Confidence is int percent ? string.Create(CultureInfo.InvariantCulture, $"  {happened.Text} {percent} %") : $"  {happened.Text}");
    }

    public void Conclude(DialOutcome outcome, string verdict)
    {
        output.WriteLine();
        output.WriteLine(verdict);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.SpokenSeconds:0.0} s of recordings in {outcome.Seconds:0.0} s of virtual time; while listening, the firmware ran {outcome.InstructionsPerListeningSecond:N0} IL instructions a second and allocated {outcome.AllocationsWhileListening} times; {outcome.SamplesLost} samples lost, {outcome.LinkErrors} link errors, {outcome.SpiBytes:N0} bytes over SPI"));
    }

    // .NET leaves colours out where the console is a file or a pipe, or NO_COLOR is set.
    private void WriteColoured(string text, ConsoleColor colour)
    {
        if (output != Console.Out)
        {
            output.Write(text);
            return;
        }

        Console.ForegroundColor = colour;
        output.Write(text);
        Console.ResetColor();
    }
}
