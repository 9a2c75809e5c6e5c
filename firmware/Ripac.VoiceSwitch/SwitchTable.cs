using System.Collections;
using System.Device.Gpio;
using Ripac.VoiceInput;

namespace Ripac.VoiceSwitch;

/// <summary>
/// What each word does to the outputs: <c>I:\switches.txt</c>, or the table of this room's switches.txt when there is none. An action is
/// <c>on</c>, <c>off</c> or <c>toggle</c>, and the number of an output, from 1, or <c>all</c>.
/// </summary>
internal sealed class SwitchTable : SettingsFile.ITaker
{
    private const string Path = "I:\\switches.txt";
    private const string Nobody = "none";
    private const int MostWords = 16;

    private readonly Report _report;
    private readonly GpioPin[] _outputs;
    private readonly NameList _names;
    private readonly ArrayList _words = new ArrayList();
    private readonly ArrayList _actions = new ArrayList();

    public SwitchTable(GpioController gpio, Report report)
    {
        _report = report;
        _outputs = new GpioPin[BoardPins.Switches.Length];
        _names = new NameList("switch-", _outputs.Length);
        for (int i = 0; i < _outputs.Length; i++)
        {
            _outputs[i] = Ripac.VoiceInput.Board.OpenOutput(gpio, BoardPins.Switches[i])!;
        }

        _report.Show(SettingsFile.Read(Path, this));
        if (_words.Count == 0)
        {
            Take("one", "toggle 1");
            Take("two", "toggle 2");
            Take("start", "on all");
            Take("stop", "off all");
        }
    }

    /// <summary>The board's parts.</summary>
    public BoardChoice Board { get; } = new BoardChoice();

    /// <summary>The word that all commands begin with, so that outputs do not follow words said in passing; empty for none.</summary>
    public string WakeWord { get; private set; } = "computer";

    /// <summary>How many outputs there are.</summary>
    public int Outputs => _outputs.Length;

    /// <summary>What may be said: in slot 0 the table's words, in slot 1 those of one's own too.</summary>
    public string[] Grammars
    {
        get
        {
            string words = (string)_words[0]!;
            for (int i = 1; i < _words.Count; i++)
            {
                words += " | " + (string)_words[i]!;
            }

            string start = "#JSGF V1.0; grammar switches; public <command> = " + WakeWord + " ( " + words;
            return new string[] { start + " );", start + " | <own> );" };
        }
    }

    /// <summary>What people call an output, from 1: <c>switch 1</c>, or <c>switch 1 (desk lamp)</c>.</summary>
    public string Called(int output)
    {
        string name = _names.NameOf(output);
        return "switch " + output.ToString() + (name == "" ? "" : " (" + name + ")");
    }

    /// <inheritdoc/>
    public string Take(string key, string value)
    {
        if (key == "coprocessor")
        {
            return Board.Take(key, value);
        }

        if (key == "wake-word")
        {
            bool isName = IsName(value);
            WakeWord = !isName ? WakeWord : value == Nobody ? "" : value;
            return isName ? "" : "'" + value + "' is no word";
        }

        if (_names.IsKey(key))
        {
            return _names.Take(key, value);
        }

        if (!IsName(key))
        {
            return "'" + key + "' is no word";
        }

        if (!Do(value, false))
        {
            return "'" + value + "' is not on, off or toggle with an output from 1 to " + _outputs.Length.ToString() + " or all";
        }

        if (_words.IndexOf(key) >= 0)
        {
            return "'" + key + "' does something already";
        }

        if (_words.Count == MostWords)
        {
            return "more than " + MostWords.ToString() + " words";
        }

        _words.Add(key);
        _actions.Add(value);
        return "";
    }

    /// <summary>Does what a word of the table says. False: it is none.</summary>
    public bool Obey(string word)
    {
        int place = _words.IndexOf(word);
        return place >= 0 && Do((string)_actions[place]!, true);
    }

    /// <summary>Does, or only understands, an action. False: it is none.</summary>
    public bool Do(string action, bool really)
    {
        int blank = action.IndexOf(' ');
        string verb = blank < 0 ? "" : action.Substring(0, blank);
        string which = blank < 0 ? "" : action.Substring(blank + 1).Trim();
        int output = which.Length == 1 ? which[0] - '1' : -1;
        if ((verb != "on" && verb != "off" && verb != "toggle") || (which != "all" && (output < 0 || output >= _outputs.Length)))
        {
            return false;
        }

        for (int i = 0; i < _outputs.Length && really; i++)
        {
            if (which == "all" || i == output)
            {
                Set(i, verb == "on" || (verb == "toggle" && _outputs[i].Read() == PinValue.Low));
            }
        }

        return true;
    }

    // What grammars take for a word: a-z, 0-9, - and ', a letter first.
    private static bool IsName(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool letter = c >= 'a' && c <= 'z';
            if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '-' && c != '\'')))
            {
                return false;
            }
        }

        return text.Length > 0 && text.Length <= 32;
    }

    private void Set(int output, bool on)
    {
        _outputs[output].Write(on ? PinValue.High : PinValue.Low);
        _report.Say(Called(output + 1) + (on ? ": on" : ": off"));
    }
}
