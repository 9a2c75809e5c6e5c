using Ripac.Dialing;
using Ripac.VoiceInput;

namespace Ripac.HandsFree;

/// <summary>What the user may set, in <c>I:\settings.txt</c> (this room's settings.txt has every key, at its default).</summary>
internal sealed class Settings : SettingsFile.ITaker
{
    private const string Path = "I:\\settings.txt";

    private const int LongestGrammar = 400;

    private readonly NameList _names = new NameList("name-", OwnWords.Most);
    private Country _country = Country.All[0];

    private Settings()
    {
    }

    /// <summary>Which numbers may be dialed, and how.</summary>
    public NumberRules Rules { get; } = new NumberRules();

    /// <summary>The board's pins and parts.</summary>
    public BoardChoice Board { get; } = new BoardChoice();

    /// <summary>"modem", "pulses" or "tones".</summary>
    public string Line { get; private set; } = "modem";

    /// <summary>How long the loop is open in a dial pulse of 100 ms.</summary>
    public int BreakMilliseconds => _country.BreakMilliseconds;

    /// <summary>What a number may be: see <see cref="Grammars.Sets"/>.</summary>
    public string Grammar { get; private set; } = Grammars.AnyNumber;

    /// <summary>Whether the wake word opens the ears.</summary>
    public bool WakeWord { get; private set; } = true;

    /// <summary>Whether the button does.</summary>
    public bool Button { get; private set; } = true;

    /// <summary>Percent below which a word is not acted on, 50 to 99.</summary>
    public int MinimumConfidence { get; private set; } = 75;

    /// <summary>Percent below which a number as a whole is confirmed, 0 to 100.</summary>
    public int SureOfNumber { get; private set; } = 75;

    /// <summary>Of the tones: 0 (none) to 10.</summary>
    public int Volume { get; private set; } = 5;

    /// <summary>The highest layer that runs.</summary>
    public string HighestLayer { get; private set; } = "phone-book";

    /// <summary>What is wrong with the file; empty for nothing.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Reads the file. Where something in it is wrong, every number is confirmed: what was meant is not known.</summary>
    public static Settings Read()
    {
        Settings settings = new Settings();
        settings.Trouble = SettingsFile.Read(Path, settings);
        settings.Rules.ConfirmAll |= settings.Trouble != "";

        foreach (string number in settings._country.EmergencyNumbers)
        {
            settings.Rules.AddEmergency(number);
        }

        return settings;
    }

    /// <summary>What people call a name of the phone book; what grammars call it, when the settings do not say.</summary>
    public string Called(int number) => _names.NameOf(number) == "" ? OwnWords.NameOf(number) : _names.NameOf(number);

    /// <inheritdoc/>
    public string Take(string key, string value)
    {
        switch (key)
        {
            case "country":
                Country? country = Country.Find(value);
                _country = country ?? _country;
                return country == null ? "country '" + value + "' is not known" : "";
            case "emergency":
                return TakeNumbers(value, false);
            case "blocked":
                return TakeNumbers(value, true);
            case "prefix":
                return TakePrefix(value);
            case "confirm":
                Rules.ConfirmAll = value == "all";
                return OneOf(value, "doubtful", "all", "");
            case "confirm-emergency":
                Rules.ConfirmEmergency = value != "no";
                return OneOf(value, "yes", "no", "");
            case "listen":
                WakeWord = value != "button";
                Button = value != "wake-word";
                return OneOf(value, "both", "button", "wake-word");
            case "line":
                string wrong = OneOf(value, "modem", "pulses", "tones");
                Line = wrong == "" ? value : Line;
                return wrong;
            case "confidence":
                int confidence = NumberIn(value, 50, 99);
                MinimumConfidence = confidence < 0 ? MinimumConfidence : confidence;
                return confidence < 0 ? "'" + value + "' is not 50 to 99" : "";
            case "sure":
                int sure = NumberIn(value, 0, 100);
                SureOfNumber = sure < 0 ? SureOfNumber : sure;
                return sure < 0 ? "'" + value + "' is not 0 to 100" : "";
            case "volume":
                int volume = NumberIn(value, 0, 10);
                Volume = volume < 0 ? Volume : volume;
                return volume < 0 ? "'" + value + "' is not 0 to 10" : "";
            case "grammar":
                bool fits = value != "" && value.Length <= LongestGrammar;
                Grammar = fits ? value : Grammar;
                return fits ? "" : "a grammar has 1 to " + LongestGrammar.ToString() + " characters";
            case "layers":
                bool known = Dialer.IndexOfLayer(value) >= 0;
                HighestLayer = known ? value : HighestLayer;
                return known ? "" : "there is no layer '" + value + "'";
            default:
                return _names.IsKey(key) ? _names.Take(key, value) : Board.Take(key, value);
        }
    }

    private string TakeNumbers(string value, bool blocked)
    {
        foreach (string item in value.Split(','))
        {
            string number = item.Trim();
            string digits = blocked && number.EndsWith("*") ? number.Substring(0, number.Length - 1) : number;
            if (!IsDigits(digits) || digits.Length > DialString.MaximumLength || (digits.Length < DialString.MinimumLength && digits == number))
            {
                return "'" + number + "' is no number";
            }

            if (blocked)
            {
                Rules.AddBlocked(number);
            }
            else
            {
                Rules.AddEmergency(number);
            }
        }

        return "";
    }

    // "0039>0": numbers that begin with 0039 are dialed with 0 in its place. Either side may be empty.
    private string TakePrefix(string value)
    {
        int arrow = value.IndexOf('>');
        string prefix = arrow < 0 ? "" : value.Substring(0, arrow).Trim();
        string replacement = arrow < 0 ? "?" : value.Substring(arrow + 1).Trim();
        if ((prefix != "" && !IsDigits(prefix)) || (replacement != "" && !IsDigits(replacement)) || value.Length > DialString.MaximumLength)
        {
            return "'" + value + "' is not of the form digits>digits";
        }

        Rules.AddPrefix(prefix, replacement);
        return "";
    }

    // -1: it is no number, or outside the range.
    private static int NumberIn(string value, int least, int most)
    {
        int number = 0;
        for (int i = 0; i < value.Length; i++)
        {
            number = (10 * number) + value[i] - '0';
        }

        return IsDigits(value) && value.Length <= 3 && number >= least && number <= most ? number : -1;
    }

    private static bool IsDigits(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < '0' || text[i] > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static string OneOf(string value, string first, string second, string third) =>
        value == first || value == second || (third != "" && value == third) ? ""
            : "'" + value + "' is not " + first + (third == "" ? " or " + second : ", " + second + " or " + third);
}
