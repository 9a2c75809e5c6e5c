using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>
/// What the network tells apart: every state of every vocabulary word, every phone of any other word, and silence.
/// </summary>
internal sealed class WordTargets
{
    private readonly Dictionary<string, int> _firstOfWord = [];
    private readonly Dictionary<string, int> _ofPhone = [];

    private readonly Lexicon _lexicon;

    /// <param name="lexicon">The words, and the phones of any others.</param>
    /// <param name="phones">Their states.</param>
    public WordTargets(Lexicon lexicon, PhoneSet phones)
    {
        (_lexicon, Phones) = (lexicon, phones);
        foreach (string word in lexicon.Vocabulary)
        {
            _firstOfWord.Add(word, Count);
            Count += lexicon.PhonesOf(word).Sum(phones.StatesOf);
        }

        foreach (string phone in lexicon.Phones)
        {
            _ofPhone.Add(phone, Count++);
        }

        _ofPhone.Add(Lexicon.Silence, Count++);
    }

    /// <summary>The states of words and phones.</summary>
    public PhoneSet Phones { get; }

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
    public IEnumerable<(int State, int Label)> WordStates(string word)
    {
        bool inVocabulary = _firstOfWord.TryGetValue(word, out int label);
        foreach (string phone in _lexicon.PhonesOf(word))
        {
            for (int i = 0; i < Phones.StatesOf(phone); i++)
            {
                yield return (Phones.FirstState(phone) + i, inVocabulary ? label++ : _ofPhone[phone]);
            }
        }
    }

    /// <summary>The states of a phone, or of silence, with their target.</summary>
    public IEnumerable<(int State, int Label)> PhoneStates(string phone) =>
        Enumerable.Range(Phones.FirstState(phone), Phones.StatesOf(phone)).Select(state => (state, _ofPhone[phone]));

    /// <inheritdoc cref="PhoneStates"/>
    public IEnumerable<(int State, int Label)> SilenceStates() => PhoneStates(Lexicon.Silence);
}
