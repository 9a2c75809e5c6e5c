namespace Ripac.Dialing;

/// <summary>
/// <c>ATD5550123;</c> without the carriage return that makes the modem obey it. AT commands have no check of their own; but a modem
/// sends back what it has received (V.250: ATE1), and until that was read the number may still be wrong.
/// </summary>
internal sealed class DialCommand
{
    private readonly byte[] _text = new byte[DialString.MaximumLength + 4];
    private int _echoed;

    /// <summary>The command; <see cref="Count"/> bytes of it.</summary>
    public byte[] Text => _text;

    /// <summary>Bytes of <see cref="Text"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all of it came back, and nothing else.</summary>
    public bool IsEchoed => _echoed == Count;

    /// <summary>Makes the command for a number.</summary>
    public void Set(DialString number)
    {
        Count = 0;
        _echoed = 0;
        Append('A');
        Append('T');
        Append('D');
        for (int i = 0; i < number.Length; i++)
        {
            Append(number[i]);
        }

        Append(';');
    }

    /// <summary>
    /// Takes a byte from the modem. False: the modem has something else in its command line. Line ends do not count: the one of the answer
    /// before may come late, and the command has none.
    /// </summary>
    public bool Matches(byte value)
    {
        if (value == '\r' || value == '\n')
        {
            return true;
        }

        bool right = _echoed < Count && value == _text[_echoed];
        _echoed++;
        return right;
    }

    private void Append(char character) => _text[Count++] = (byte)character;
}
