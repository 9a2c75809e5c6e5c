namespace Ripac.Dialing;

/// <summary>
/// Puts a modem's bytes together to lines. A line longer than a result code can be is dropped whole, so a flood of noise takes
/// neither memory nor is its tail mistaken for an answer. Nothing is allocated.
/// </summary>
internal sealed class ModemLine
{
    private const int MaximumLength = 64;

    private readonly byte[] _line = new byte[MaximumLength];
    private int _count;
    private bool _tooLong;

    /// <summary>Forgets the line so far.</summary>
    public void Clear()
    {
        _count = 0;
        _tooLong = false;
    }

    /// <summary>Takes one byte; a byte that ends a line returns what the line says.</summary>
    public ModemReply Take(byte value)
    {
        if (value != '\r' && value != '\n')
        {
            Append(value);
            return ModemReply.None;
        }

        ModemReply reply = _tooLong ? ModemReply.None : Understand();
        Clear();
        return reply;
    }

    private void Append(byte value)
    {
        if (_count < MaximumLength)
        {
            _line[_count++] = value;
        }
        else
        {
            _tooLong = true;
        }
    }

    private ModemReply Understand()
    {
        if (Is("OK"))
        {
            return ModemReply.Ok;
        }

        if (Is("ERROR") || StartsWith("+CME ERROR"))
        {
            return ModemReply.Error;
        }

        if (Is("BUSY"))
        {
            return ModemReply.Busy;
        }

        if (Is("RING"))
        {
            return ModemReply.Ring;
        }

        if (Is("NO CARRIER") || StartsWith("VOICE CALL: END") || StartsWith("MISSED_CALL"))
        {
            return ModemReply.NoCarrier;
        }

        if (Is("NO ANSWER"))
        {
            return ModemReply.NoAnswer;
        }

        if (Is("NO DIALTONE") || Is("NO DIAL TONE"))
        {
            return ModemReply.NoDialtone;
        }

        return Is("CONNECT") || StartsWith("CONNECT ") ? ModemReply.Connect : ModemReply.None;
    }

    private bool Is(string text) => _count == text.Length && StartsWith(text);

    private bool StartsWith(string text)
    {
        if (_count < text.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (_line[i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
