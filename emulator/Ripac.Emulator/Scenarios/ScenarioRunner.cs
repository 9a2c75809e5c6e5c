using System.Globalization;
using Ripac.Emulator.Parts;
using Ripac.Emulator.Session;
using Ripac.Speech.Audio;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Scenarios;

/// <summary>Does what a scenario says, step by step.</summary>
/// <param name="bench">The board and what is on it.</param>
/// <param name="done">Told of each step that was met.</param>
internal sealed class ScenarioRunner(ScenarioBench bench, Action<string> done)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    private int _dialed;

    /// <summary>Runs all steps.</summary>
    /// <exception cref="ExpectationException">A step was not met; the message names its line.</exception>
    /// <exception cref="InputException">A step cannot be understood, or its file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The user ended it.</exception>
    public void Run(CancellationToken cancellation)
    {
        foreach (ScenarioLine line in bench.Scenario.Steps)
        {
            try
            {
                Obey(line, cancellation);
            }
            catch (ExpectationException failure)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new ExpectationException($"{Path.GetFileName(bench.Scenario.Path)}, line {line.Number}: {line.Text}: {failure.Message}");
            }

            done(string.Create(CultureInfo.InvariantCulture, $"{bench.Board.Clock.NowNanoseconds / 1e6,10:0.0} ms  {line.Text}"));
        }
    }

    private void Obey(ScenarioLine line, CancellationToken cancellation)
    {
        (string[] words, TimeSpan within) = TakeTime(line);
        switch (words)
        {
            case ["run", string time, "ms"]:
                RunFor(bench.Milliseconds(line, time), cancellation);
                break;
            case ["run", "to", "the", "end"]:
                Until(() => false, within, "the firmware's end", cancellation, mayEnd: true);
                break;
            case ["expect" or "wait", "line", string text]:
                Until(() => bench.Board.Console.Find(text) is not null, within, $"a line with \"{text}\"", cancellation);
                break;
            case ["expect", "no", "line", string text]:
                RunFor(within, cancellation);
                Require(bench.Board.Console.Find(text) is null, $"no line with \"{text}\"");
                break;
            case ["expect" or "wait", "pin", string pin, "high" or "low"]:
                int number = bench.Pin(line, pin);
                Until(() => bench.Board.Pin(number).Level == (words[3] == "high"), within, $"pin {number} {words[3]}", cancellation);
                break;
            case ["expect" or "wait", "led", string name, "on" or "off"]:
                Led led = bench.Led(line, name);
                Until(() => led.IsLit == (words[3] == "on"), within, $"LED {name} {words[3]}", cancellation);
                break;
            case ["expect" or "wait", "number", string number2]:
                Until(() => bench.Modem.Dialed.Count > _dialed, within, $"the number {number2}", cancellation);
                Require(bench.Modem.Dialed[_dialed] == number2, $"the number {number2}, {bench.Modem.Dialed[_dialed]} was dialed");
                _dialed++;
                break;
            case ["expect", "no", "number"]:
                RunFor(within, cancellation);
                Require(bench.Modem.Dialed.Count == _dialed, $"no number, {string.Join(", ", bench.Modem.Dialed.Skip(_dialed))} was dialed");
                break;
            case ["expect", "display", string name, "on" or "off"]:
                Ssd1306 display = bench.Display(line, name);
                Until(() => display.IsOn == (words[3] == "on"), within, $"display {name} {words[3]}", cancellation);
                break;
            case ["expect" or "wait", "display", string name, "shows", string text]:
                ExpectText(bench.Display(line, name), text, within, cancellation);
                break;
            case ["press", string name]:
                bench.Button(line, name).Press();
                break;
            case ["press", string name, "for", string time, "ms"]:
                bench.Button(line, name).Press(bench.Milliseconds(line, time));
                break;
            case ["release", string name]:
                bench.Button(line, name).Release();
                break;
            case ["drive-pin", string pin, "high" or "low"]:
                bench.Board.Pin(bench.Pin(line, pin)).Drive(words[2] == "high");
                break;
            case ["play", string path]:
                Play(line, path);
                Until(() => bench.Microphone.IsSilent, bench.Timeout, $"the end of {path}", cancellation);
                break;
            case ["start", string path]:
                Play(line, path);
                break;
            default:
                throw bench.Bad(line, "not a step; see the README of Ripac.Emulator");
        }
    }

    /// <summary>"within N ms" ends any line that waits.</summary>
    private (string[] Words, TimeSpan Within) TakeTime(ScenarioLine line) =>
        line.Words is [.. string[] words, "within", string time, "ms"]
            ? (words, bench.Milliseconds(line, time))
            : (line.Words, Usual);

    private void ExpectText(Ssd1306 display, string text, TimeSpan within, CancellationToken cancellation)
    {
        int transfers = -1;
        string shown = "";
        try
        {
            Until(() => Read().Contains(text, StringComparison.Ordinal), within, $"the display to show \"{text}\"", cancellation);
        }
        catch (ExpectationException failure)
        {
            throw new ExpectationException($"{failure.Message}; it shows \"{Read()}\"");
        }

        string Read()
        {
            if (transfers != display.Transfers)
            {
                transfers = display.Transfers;
                shown = DisplayReader.Text(display);
            }

            return shown;
        }
    }

    private void Play(ScenarioLine line, string path)
    {
        string file = bench.Beside(path);
        InputFiles.CheckRecording(file);
        try
        {
            bench.Microphone.Say(SpeechFile.ReadAll(file));
        }
        catch (Exception problem) when (problem is FormatException or IOException)
        {
            throw bench.Bad(line, problem.Message);
        }

        // The end of a recording is an event: something for the board to run up to.
        bench.Board.Clock.At(bench.Microphone.EndNanoseconds, () => { });
    }

    private void RunFor(TimeSpan time, CancellationToken cancellation)
    {
        long end = bench.Board.Clock.NowNanoseconds + (time.Ticks * 100);
        bench.Board.Clock.At(end, () => { });
        Until(() => bench.Board.Clock.NowNanoseconds >= end, time + TimeSpan.FromMilliseconds(1), "to run on", cancellation);
    }

    private void Until(Func<bool> condition, TimeSpan within, string what, CancellationToken cancellation, bool mayEnd = false)
    {
        long left = (bench.Timeout.Ticks * 100) - bench.Board.Clock.NowNanoseconds;
        TimeSpan time = TimeSpan.FromTicks(Math.Max(0, Math.Min(left / 100, within.Ticks)));
        try
        {
            bench.Board.RunUntil(() => cancellation.IsCancellationRequested || condition(), time, what);
        }
        catch (ExpectationException) when (mayEnd && bench.Board.LastRun?.End == RunEnd.Finished)
        {
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static void Require(bool met, string what)
    {
        if (!met)
        {
            throw new ExpectationException($"expected {what}");
        }
    }
}
