namespace Ripac.VoiceInput;

/// <summary>What people call numbered things: settings of the form <c>name-1 = Luca</c>.</summary>
public sealed class NameList
{
    private const int LongestName = 20;

    private readonly string _key;
    private readonly string[] _names;

    /// <param name="key">What their settings begin with: <c>name-</c>.</param>
    /// <param name="count">How many there are, numbered from 1: 9 at most.</param>
    public NameList(string key, int count)
    {
        _key = key;
        _names = new string[count];
        for (int i = 0; i < count; i++)
        {
            _names[i] = "";
        }
    }

    /// <summary>The name of a number, from 1; empty when it has none.</summary>
    public string NameOf(int number) => _names[number - 1];

    /// <summary>Whether a setting is about a name.</summary>
    public bool IsKey(string key) => key.StartsWith(_key);

    /// <summary>Takes the setting. Returns what is wrong with it; empty for nothing.</summary>
    public string Take(string key, string value)
    {
        string number = key.Substring(_key.Length);
        int index = number.Length == 1 ? number[0] - '1' : -1;
        if (index < 0 || index >= _names.Length || value == "" || value.Length > LongestName)
        {
            return "'" + key + " = " + value + "' is not " + _key + "1 to " + _key + _names.Length.ToString() + " with 1 to "
                + LongestName.ToString() + " characters";
        }

        _names[index] = value;
        return "";
    }
}
