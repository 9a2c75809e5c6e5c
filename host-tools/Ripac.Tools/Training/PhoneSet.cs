using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>The phones and silence as rows of states: two more for a diphthong, where the sound moves.</summary>
internal sealed class PhoneSet
{
    private static readonly HashSet<string> Diphthongs = ["aw", "ay", "ey", "ow", "oy"];

    private readonly Dictionary<string, int> _firstState = [];

    private readonly int _states;

    /// <param name="lexicon">The phones.</param>
    /// <param name="states">Of one that is no diphthong.</param>
    public PhoneSet(Lexicon lexicon, int states)
    {
        _states = states;
        Names = [.. lexicon.Phones, Lexicon.Silence];
        foreach (string phone in Names)
        {
            _firstState.Add(phone, StateCount);
            StateCount += StatesOf(phone);
        }
    }

    /// <summary>All phones; silence is the last.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>States of all phones together.</summary>
    public int StateCount { get; }

    /// <summary>States of one phone.</summary>
    public int StatesOf(string phone) => Diphthongs.Contains(phone) ? _states + 2 : _states;

    /// <summary>Index of a phone's first state.</summary>
    public int FirstState(string phone) => _firstState[phone];
}
