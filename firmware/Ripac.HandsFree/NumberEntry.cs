using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>The number so far, as it was heard: digits, and '?' for each word that is not trusted.</summary>
internal sealed class NumberEntry
{
    private const char Doubt = '?';

    private const int Scale = 1000; // of what is rounded away

    // Twice the longest number: enough to show what was heard before an overlong string is refused.
    private readonly char[] _marks = new char[2 * DialString.MaximumLength];
    private readonly byte[] _certainties = new byte[2 * DialString.MaximumLength];
    private int _count;
    private int _lost;
    private string? _digits;

    /// <summary>Digits and doubts, those that no longer fit included.</summary>
    public int Count => _count + _lost;

    /// <summary>Whether no word is a doubt.</summary>
    public bool IsTrusted
    {
        get
        {
            for (int i = 0; i < _count; i++)
            {
                if (_marks[i] == Doubt)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>
    /// How certain it is that every digit is right, in percent rounded down: the product of what each says, as if they erred independently.
    /// </summary>
    public int Certainty
    {
        get
        {
            int certainty = 100 * Scale;
            for (int i = 0; i < _count; i++)
            {
                certainty = certainty * _certainties[i] / 100;
            }

            return certainty / Scale;
        }
    }

    /// <summary>What was heard, <c>55?1</c>, of as much as fits. Made anew only when it has changed.</summary>
    public string Digits => _digits ??= new string(_marks, 0, _count);

    /// <param name="digit">As it is dialed.</param>
    /// <param name="certainty">In percent, 1 to 100.</param>
    public void Add(char digit, int certainty)
    {
        _digits = null;
        if (_count < _marks.Length)
        {
            _certainties[_count] = (byte)certainty;
            _marks[_count++] = digit;
        }
        else
        {
            _lost++;
        }
    }

    public void AddDoubt() => Add(Doubt, 0);

    /// <summary>Takes the last word back; nothing when there is none.</summary>
    public void Erase()
    {
        _digits = null;
        if (_lost > 0)
        {
            _lost--;
        }
        else if (_count > 0)
        {
            _count--;
        }
    }

    public void Clear()
    {
        _digits = null;
        _count = 0;
        _lost = 0;
    }

    /// <summary>The number to dial, or null when it has a doubt, is too short or too long.</summary>
    public DialString? ToDialString() => IsTrusted ? DialString.Create(_marks, _count) : null;

    /// <summary>What was heard, for people: <c>5 5 ? 1</c>.</summary>
    public override string ToString()
    {
        if (_count == 0)
        {
            return "nothing";
        }

        char[] spaced = new char[(2 * _count) - 1];
        for (int i = 0; i < spaced.Length; i++)
        {
            spaced[i] = (i & 1) == 0 ? _marks[i >> 1] : ' ';
        }

        return new string(spaced);
    }
}
