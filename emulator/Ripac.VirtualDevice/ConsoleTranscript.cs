namespace Ripac.VirtualDevice;

/// <summary>What the firmware wrote to its console, the last 10,000 lines of it.</summary>
public sealed class ConsoleTranscript
{
    private const int Most = 10_000;

    private readonly List<string> _lines = [];
    private int _next;

    /// <summary>In order, the oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    internal void Add(string line)
    {
        if (_lines.Count == Most)
        {
            _lines.RemoveAt(0);
            _next = Math.Max(0, _next - 1);
        }

        _lines.Add(line);
    }

    /// <summary>
    /// The next line with this text in it, after the one that was found last; null if there is none yet. Lines that were passed over are not
    /// found again.
    /// </summary>
    public string? Find(string text)
    {
        for (int i = _next; i < _lines.Count; i++)
        {
            if (_lines[i].Contains(text, StringComparison.Ordinal))
            {
                _next = i + 1;
                return _lines[i];
            }
        }

        return null;
    }
}
