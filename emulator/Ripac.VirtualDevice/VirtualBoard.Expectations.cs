using System.Globalization;
using System.Text;
using Ripac.VirtualDevice.Tracing;

namespace Ripac.VirtualDevice;

/// <content>
/// What a test reads like: load, attach parts, run, press, expect. All times are virtual, and count from where the board stands. The program is
/// the one that was loaded last.
/// </content>
public sealed partial class VirtualBoard
{
    /// <summary>Lines that a failed expectation shows.</summary>
    private const int LinesShown = 10;

    /// <summary>What the firmware wrote to its console.</summary>
    public ConsoleTranscript Console { get; } = new();

    /// <summary>Runs on for a span of virtual time, or to the firmware's end.</summary>
    /// <param name="time">How long.</param>
    /// <param name="until">Ends the run earlier when it is true.</param>
    public RunResult RunFor(TimeSpan time, Func<bool>? until = null) => Run(Program, LimitAfter(time), until);

    /// <summary>Runs on until a condition is true.</summary>
    /// <param name="condition">Asked whenever something happened.</param>
    /// <param name="within">The virtual time that it may take.</param>
    /// <param name="what">For the message: what is waited for.</param>
    /// <exception cref="ExpectationException">It did not become true in time, or the firmware ended.</exception>
    public void RunUntil(Func<bool> condition, TimeSpan within, string what = "the condition")
    {
        if (condition())
        {
            return;
        }

        long start = Clock.NowNanoseconds;
        RunResult result = Run(Program, LimitAfter(within), condition);
        if (result.End != RunEnd.Satisfied && !condition())
        {
            throw new ExpectationException(Explain(what, result, start));
        }
    }

    /// <summary>Runs on until the firmware writes a line with this text in it, and gives that line. Lines before it are passed over.</summary>
    /// <exception cref="ExpectationException">There is no such line in time.</exception>
    public string ExpectLine(string text, TimeSpan within)
    {
        string? found = null;
        RunUntil(() => (found ??= Console.Find(text)) is not null, within, $"a line with \"{text}\"");
        return found!;
    }

    /// <summary>Runs on until a pin has a level.</summary>
    /// <exception cref="ExpectationException">It does not get it in time.</exception>
    public void ExpectPin(int pin, bool high, TimeSpan within) =>
        RunUntil(() => Pin(pin).Level == high, within, $"pin {pin} {(high ? "high" : "low")}");

    /// <summary>Writes a value change dump of every line, from now until the result is disposed.</summary>
    /// <exception cref="System.IO.IOException">The file cannot be written.</exception>
    public BoardVcd TraceTo(string path) => new(this, path);

    private FirmwareProgram Program => _loaded ?? throw new InvalidOperationException("load firmware first: board.Load(path)");

    private long LimitAfter(TimeSpan time) => Clock.NowNanoseconds + (time.Ticks * 100);

    private string Explain(string what, RunResult result, long start)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"expected {what}: ");
        text.Append(result.End == RunEnd.TimeLimit
            ? string.Create(CultureInfo.InvariantCulture, $"not within {(result.Nanoseconds - start) / 1e6:0.#} ms")
            : result.Message);
        text.Append(CultureInfo.InvariantCulture, $" (virtual time {result.Nanoseconds / 1e6:0.0} ms, seed {Options.Seed})");
        foreach (string line in Console.Lines.TakeLast(LinesShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Environment.NewLine}  | {line}");
        }

        return text.ToString();
    }
}
