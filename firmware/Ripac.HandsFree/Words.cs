namespace Ripac.HandsFree;

/// <summary>The words of the model that mean something here, by their names in its vocabulary.</summary>
internal static class Words
{
    public const string WakeWord = "computer";
    public const string Go = "go";
    public const string Enter = "enter";
    public const string Erase = "erase";
    public const string Repeat = "repeat";
    public const string Start = "start";
    public const string Stop = "stop";
    public const string Help = "help";
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>'0' to '9', or '\0' for a word that is no digit.</summary>
    public static char DigitOf(string word)
    {
        switch (word)
        {
            case "zero":
            case "oh":
                return '0';
            case "one":
                return '1';
            case "two":
                return '2';
            case "three":
                return '3';
            case "four":
                return '4';
            case "five":
                return '5';
            case "six":
                return '6';
            case "seven":
                return '7';
            case "eight":
                return '8';
            case "nine":
                return '9';
            default:
                return '\0';
        }
    }
}
