using System;
using Ripac.Display;

namespace Ripac.VoiceSwitch;

/// <summary>What people are told: lines on the console, and on the display, if the board has one, the state and the last line.</summary>
internal sealed class Report
{
    private readonly TextDisplay? _display;
    private string _state = "";
    private string _line = "";

    /// <param name="display">Null on a board without one.</param>
    public Report(TextDisplay? display)
    {
        _display = display;
    }

    /// <summary>A line for the console and the display.</summary>
    public void Say(string line)
    {
        Console.WriteLine(line);
        Show(line);
    }

    /// <summary>A line for the display, which stands on the console already.</summary>
    public void Show(string line)
    {
        if ((object)line != (object)_line)
        {
            _line = line;
            _display?.SetText(line);
        }
    }

    /// <summary>The state; writes a part of what has changed to the display.</summary>
    public void Step(string state, long now)
    {
        if (_display == null)
        {
            return;
        }

        if ((object)state != (object)_state)
        {
            _state = state;
            _display.SetLine(0, state);
        }

        _display.Step(now);
    }
}
