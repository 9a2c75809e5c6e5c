using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Words;

/// <summary>
/// What voices say so that words can be added to a model: the new words, other words of the language, and the model's own words.
/// </summary>
/// <param name="model">The model that gets the words.</param>
/// <param name="settings">How much is said.</param>
/// <param name="cache">A folder to keep what was spoken in, and to take it from.</param>
internal sealed class WordSpeech(AcousticModel model, WordSettings settings, string? cache = null)
{
    private const int KeptOutOf = 4; // one of so many voices is kept out of training
    private const int FewestInString = 3;
    private const int MostInString = 7;

    /// <summary>Lets the voices speak.</summary>
    /// <param name="words">The new words.</param>
    /// <param name="language">Their language.</param>
    /// <param name="progress">Gets the number of utterances done, and how many there are.</param>
    /// <param name="cancel">Ends the synthesisers.</param>
    /// <returns>What is said for training, and by voices kept out of it.</returns>
    /// <exception cref="SynthesisException">There is no voice, or one cannot say it.</exception>
    public (IReadOnlyList<LabelledSpeech> Training, IReadOnlyList<LabelledSpeech> KeptOut) Say(
        IReadOnlyList<NewWord> words, string language, Action<int, int> progress, CancellationToken cancel)
    {
        Saying[] sayings = [.. Plan(words, language, cancel).Select(Cached)];
        LabelledSpeech[] said = new LabelledSpeech[sayings.Length];
        int done = 0;
        try
        {
            ParallelOptions options = new() { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.For(0, sayings.Length, options, i =>
            {
                said[i] = sayings[i].Speak(model.FrontEnd, new Random(unchecked((settings.Seed * 1_000_003) + i) & int.MaxValue), cancel);
                progress(Interlocked.Increment(ref done), sayings.Length);
            });
        }
        catch (AggregateException problems) when (problems.InnerExceptions[0] is SynthesisException first)
        {
            throw first;
        }

        return ([.. said.Where((_, i) => !sayings[i].KeptOut)], [.. said.Where((_, i) => sayings[i].KeptOut)]);
    }

    private IEnumerable<Saying> Plan(IReadOnlyList<NewWord> words, string language, CancellationToken cancel)
    {
        Random random = new(settings.Seed);
        IReadOnlyList<Voice> voices = Voices.Choose(Voices.Of(language, cancel), settings.Voices, random);
        HashSet<string> keptOut = KeptOut(voices);
        string[] others = [.. OtherWords.Of(language).Except(words.Select(word => word.Spoken))];
        int strings = words.Count > 1 ? settings.StringsPerVoice : 0;
        foreach (Voice voice in voices)
        {
            bool kept = keptOut.Contains(Voices.VariantOf(voice));
            IEnumerable<NewWord[]> said =
            [
                .. words.SelectMany(word => Enumerable.Repeat<NewWord[]>([word], settings.Takes)),
                .. random.GetItems(others, settings.OtherWordsPerVoice).Select(other => new[] { new NewWord(other, other) }),
                .. Enumerable.Range(0, strings)
                    .Select(_ => random.GetItems<NewWord>([.. words], random.Next(FewestInString, MostInString + 1))),
            ];
            foreach (NewWord[] one in said)
            {
                yield return new Saying(voice, one, kept);
            }
        }

        // The vocabulary of the shipped model is English; what else a model has was added to it, in this language as likely as in any.
        HashSet<string> english = [.. Lexicon.Load().Vocabulary];
        ILookup<bool, NewWord> own = model.Words.Where(word => word.Kind == WordKind.Word)
            .ToLookup(word => english.Contains(word.Name), word => NewWord.Parse(word.Name));
        IReadOnlyList<Voice> englishVoices = own[true].Any()
            ? Voices.Choose(Voices.Of("en", cancel), settings.VocabularyVoices, random)
            : [];
        foreach (Voice voice in englishVoices)
        {
            bool kept = KeptOut(englishVoices).Contains(Voices.VariantOf(voice));
            foreach (NewWord word in own[true])
            {
                yield return new Saying(voice, [word], kept);
            }
        }

        foreach (Voice voice in Voices.Choose(voices, settings.VocabularyVoices, random))
        {
            foreach (NewWord word in own[false])
            {
                yield return new Saying(voice, [word], keptOut.Contains(Voices.VariantOf(voice)));
            }
        }
    }

    private Saying Cached(Saying saying) => cache is null
        ? saying
        : saying with { Voice = saying.Voice with { Synthesiser = new SpeechCache(saying.Voice.Synthesiser, cache) } };

    /// <summary>Of every synthesiser one voice in four; a variant of espeak-ng in all of its accents.</summary>
    private static HashSet<string> KeptOut(IEnumerable<Voice> voices) =>
    [
        .. voices.GroupBy(voice => voice.Synthesiser.Name).SelectMany(group =>
            group.Select(Voices.VariantOf).Distinct().Order(StringComparer.Ordinal).Where((_, i) => i % KeptOutOf == 1)),
    ];
}
