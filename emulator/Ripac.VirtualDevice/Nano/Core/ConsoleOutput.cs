using System.Text;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Makes lines of what firmware writes.</summary>
internal sealed class ConsoleOutput(VirtualBoard board)
{
    /// <summary>A longer line is handed out in pieces.</summary>
    private const int LongestLine = 4096;

    private readonly StringBuilder _line = new();

    public void Write(string? text)
    {
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        foreach (char c in text ?? "")
        {
            if (c == '\n' || _line.Length == LongestLine)
            {
                Flush(scheduler);
            }

            if (c is not '\n' and not '\r')
            {
                _line.Append(c);
            }
        }
    }

    public void WriteLine(string? text)
    {
        Write(text);
        Flush(Processor.Scheduler);
    }

    private void Flush(Scheduler scheduler)
    {
        string line = _line.ToString();
        _line.Clear();
        scheduler.CallHost(() => board.WriteConsoleLine(line));
    }
}
