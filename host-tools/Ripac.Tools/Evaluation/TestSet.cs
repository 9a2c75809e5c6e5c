using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Evaluation;

/// <summary>Makes the utterances of all tests from the recordings of one fold.</summary>
/// <param name="model">Says which words there are.</param>
/// <param name="seed">For glued strings and noises: the same seed gives the same utterances.</param>
internal sealed class TestSet(AcousticModel model, int seed)
{
    private const int GluedStringsPerSpeaker = 60;
    private const int FewestToGlue = 100;

    /// <summary>Ratios of speech to noise, in dB.</summary>
    public static readonly IReadOnlyList<int> NoiseRatios = [20, 10, 5];

    /// <summary>Digital gains, in dB.</summary>
    public static readonly IReadOnlyList<int> Gains = [-20, -10, 10];

    private readonly HashSet<string> _commands = [.. TestGrammars.CommandWords(model)];

    /// <summary>The recordings as they are.</summary>
    public IEnumerable<Utterance> Clean(IReadOnlyList<Recording> recordings)
    {
        foreach (Recording recording in recordings)
        {
            foreach (Test test in TestsOf(recording))
            {
                yield return Of(recording, test);
            }
        }

        var speakers = recordings.Where(r => r.Words is { Count: 1 } words && TestGrammars.IsDigit(words[0])).GroupBy(r => r.Speaker);
        foreach (IGrouping<string, Recording> speaker in speakers.Where(speaker => speaker.Count() >= FewestToGlue))
        {
            foreach (Utterance utterance in GluedStrings.Of([.. speaker], GluedStringsPerSpeaker, seed))
            {
                yield return utterance;
            }
        }
    }

    /// <summary>The connected digits under all conditions but the clean one: with every kind of noise of the fold, and so on.</summary>
    public IEnumerable<Utterance> Conditions(IReadOnlyList<Recording> recordings)
    {
        Random random = new(seed);
        (string Kind, short[][] Samples)[] noises =
        [
            .. recordings.Where(r => r.Words is { Count: 0 }).GroupBy(NoiseMixer.KindOf)
                .Select(kind => (kind.Key, kind.Select(noise => noise.ReadSamples()).ToArray())),
        ];
        foreach (Recording recording in recordings.Where(r => TestsOf(r).Contains(Test.ConnectedDigits)))
        {
            Utterance clean = Of(recording, Test.ConnectedDigits);
            short[] samples = clean.Read();
            foreach ((string kind, short[][] ofKind) in noises)
            {
                short[] noise = ofKind[random.Next(ofKind.Length)];
                int start = random.Next();
                foreach (int ratio in NoiseRatios)
                {
                    yield return Changed(new(ConditionKind.Noise, kind, ratio), () => NoiseMixer.Mix(samples, noise, ratio, new Random(start)));
                }
            }

            foreach (int gain in Gains)
            {
                yield return Changed(new(ConditionKind.Level, "", gain), () => Gain.Apply(samples, gain));
            }

            int pause = random.Next();
            yield return Changed(new(ConditionKind.Telephone), () => TelephoneChannel.Pass(samples));
            yield return Changed(new(ConditionKind.Pause), () => Pause.Append(samples, new Random(pause)));

            Utterance Changed(Condition condition, Func<short[]> read) => clean with { Condition = condition, Read = read };
        }
    }

    /// <summary>Oh and zero are the same digit.</summary>
    public static string Spelling(string word) => word == "oh" ? "zero" : word;

    /// <summary>A recording in a test.</summary>
    public static Utterance Of(Recording recording, Test test) =>
        new(recording.Path, test, recording.Speaker, Condition.Clean, [.. WordsOf(recording, test).Select(Spelling)], recording.ReadSamples);

    /// <summary>The words of the model that should be heard.</summary>
    private static IReadOnlyList<string> WordsOf(Recording recording, Test test) =>
        test is Test.ConnectedDigits or Test.Commands ? recording.Words! : [];

    private IEnumerable<Test> TestsOf(Recording recording)
    {
        IReadOnlyList<string>? words = recording.Words;
        if (words is null or { Count: 0 })
        {
            yield return words is null ? Test.DigitsInOtherSpeech : Test.DigitsInNoise;
        }
        else if (!words.Any(TestGrammars.IsDigit))
        {
            yield return Test.DigitsInOtherWords;
        }
        else if (words.Count > 1 && words.All(TestGrammars.IsDigit))
        {
            yield return Test.ConnectedDigits;
        }

        if (_commands.Count == 0)
        {
            yield break;
        }

        if (words is null or { Count: 0 })
        {
            yield return words is null ? Test.CommandsInOtherSpeech : Test.CommandsInNoise;
        }
        else if (!words.Any(_commands.Contains))
        {
            yield return Test.CommandsInOtherWords;
        }
        else if (words.Count == 1)
        {
            yield return Test.Commands;
        }
    }
}
