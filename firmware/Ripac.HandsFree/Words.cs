namespace Ripac.HandsFree;

/// <summary>
/// The words that mean something here, by their names in the vocabulary of a model: one set a language. The model decides which
/// language is spoken: the first whose words it has.
/// </summary>
internal sealed class Words
{
    /// <summary>The languages, in the order of <see cref="Grammars.Sets"/>.</summary>
    public static readonly Words[] Languages =
    {
        new Words(
            new string[] { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "oh" },
            new string[] { "go", "enter", "erase", "repeat", "start", "stop", "help", "computer", "yes", "no" }),
        new Words(
            new string[] { "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove" },
            new string[] { "chiama", "invio", "cancella", "ripeti", "avvia", "ferma", "aiuto", "computer", "si", "no" }),
    };

    private readonly string[] _digits;

    private Words(string[] digits, string[] commands)
    {
        _digits = digits;
        Go = commands[0];
        Enter = commands[1];
        Erase = commands[2];
        Repeat = commands[3];
        Start = commands[4];
        Stop = commands[5];
        Help = commands[6];
        WakeWord = commands[7];
        Yes = commands[8];
        No = commands[9];
    }

    public string Go { get; }

    public string Enter { get; }

    public string Erase { get; }

    public string Repeat { get; }

    public string Start { get; }

    public string Stop { get; }

    public string Help { get; }

    public string WakeWord { get; }

    public string Yes { get; }

    public string No { get; }

    /// <summary>The digits as a grammar's alternatives.</summary>
    public string DigitAlternatives
    {
        get
        {
            string alternatives = _digits[0];
            for (int i = 1; i < _digits.Length; i++)
            {
                alternatives += " | " + _digits[i];
            }

            return alternatives;
        }
    }

    /// <summary>'0' to '9', or '\0' for a word that is no digit.</summary>
    public char DigitOf(string word)
    {
        for (int i = 0; i < _digits.Length; i++)
        {
            if (_digits[i] == word)
            {
                return (char)('0' + (i % 10)); // an eleventh is another name of zero
            }
        }

        return '\0';
    }
}
