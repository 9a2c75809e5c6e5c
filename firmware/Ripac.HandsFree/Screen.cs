using Ripac.Display;

namespace Ripac.HandsFree;

/// <summary>What the display says: the state, the number, and below them the last line of the console.</summary>
internal sealed class Screen
{
    private const int StateLine = 0;
    private const int NumberLine = 1;

    // The next edge of dial pulses or tones must be further away than a part of the picture takes to be written.
    private const int StepMilliseconds = 10;

    // Nobody reads faster.
    private const int LookMilliseconds = 100;

    private readonly TextDisplay? _display;
    private long _next;
    private int _signal = -1;
    private string _number = "";
    private string _line = "";

    /// <param name="display">Null on a board without one.</param>
    public Screen(TextDisplay? display)
    {
        _display = display;
    }

    /// <summary>Whether it is time for <see cref="Show"/>, and there is time before the line's next edge.</summary>
    public bool IsDue(long nextEdge, long now) => now >= _next && nextEdge - now >= StepMilliseconds && _display != null;

    /// <summary>Shows a part of what has changed; when <see cref="IsDue"/>.</summary>
    public void Show(int signal, string? number, string line, long now)
    {
        // Texts are made anew when they change: what is the same object says the same.
        if (signal != _signal)
        {
            _signal = signal;
            _display!.SetLine(StateLine, Signals.Texts[signal]);
        }

        if ((object)_number != (object?)number)
        {
            _number = number ?? "";
            _display!.SetLine(NumberLine, _number);
        }

        if ((object)_line != (object)line)
        {
            _line = line;
            _display!.SetText(line);
        }

        _display!.Step(now);
        _next = _display.IsCurrent ? now + LookMilliseconds : now;
    }
}
