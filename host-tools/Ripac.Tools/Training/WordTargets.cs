using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>
/// What the network tells apart: every state of every vocabulary word, every phone of any other word, and silence.
/// </summary>
internal sealed class WordTargets
{
    private readonly Dictionary<string, int> _firstOfWord = [];
    private readonly Dictionary<string, int> _ofPhone = [];

    public WordTargets(Lexicon lexicon)
    {
        foreach (string word in lexicon.Vocabulary)
        {
            _firstOfWord.Add(word, Count);
            Count += lexicon.PhonesOf(word).Sum(PhoneSet.StatesOf);
        }

        foreach (string phone in lexicon.Phones)
        {
            _ofPhone.Add(phone, Count++);
        }

        _ofPhone.Add(PhoneSet.Silence, Count++);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The target of silence.</summary>
    public int Silence => Count - 1;

    /// <summary>The first target of a phone of other words; the others follow, up to <see cref="Silence"/>.</summary>
    public int FirstPhone => _ofPhone.Values.Min();

    /// <summary>Whether a target is a phone of other words.</summary>
    public bool IsFiller(int target) => target >= FirstPhone && target < Silence;

    /// <summary>The target of a phone of other words.</summary>
    public int OfPhone(string phone) => _ofPhone[phone];

    /// <summary>The target of a vocabulary word's first state; its other states follow.</summary>
    public int FirstOfWord(string word) => _firstOfWord[word];

    /// <summary>The states of a word with their targets.</summary>
    public IEnumerable<(int State, int Label)> WordStates(string word, Lexicon lexicon, PhoneSet phones)
    {
        bool inVocabulary = _firstOfWord.TryGetValue(word, out int label);
        foreach (string phone in lexicon.PhonesOf(word))
        {
            for (int i = 0; i < PhoneSet.StatesOf(phone); i++)
            {
                yield return (phones.FirstState(phone) + i, inVocabulary ? label++ : _ofPhone[phone]);
            }
        }
    }

    /// <summary>The states of a phone, or of silence, with their target.</summary>
    public IEnumerable<(int State, int Label)> PhoneStates(string phone, PhoneSet phones) =>
        Enumerable.Range(phones.FirstState(phone), PhoneSet.StatesOf(phone)).Select(state => (state, _ofPhone[phone]));

    /// <inheritdoc cref="PhoneStates"/>
    public IEnumerable<(int State, int Label)> SilenceStates(PhoneSet phones) => PhoneStates(PhoneSet.Silence, phones);
}
