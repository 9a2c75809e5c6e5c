using Ripac.Speech.Features;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Evaluation;

/// <summary>Digit strings glued from recordings of single digits: 3 to 7 digits of one speaker, 0 to 100 ms of silence between them.</summary>
internal static class GluedStrings
{
    private const int FewestDigits = 3;
    private const int MostDigits = 7;
    private const int LongestGapMilliseconds = 100;

    /// <summary>Strings of one speaker; the same seed gives the same strings.</summary>
    public static IReadOnlyList<Utterance> Of(IReadOnlyList<Recording> digitsOfSpeaker, int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(i => One(digitsOfSpeaker, i, random))];
    }

    private static Utterance One(IReadOnlyList<Recording> digits, int index, Random random)
    {
        List<short> samples = [];
        List<string> words = [];
        int length = random.Next(FewestDigits, MostDigits + 1);
        for (int i = 0; i < length; i++)
        {
            Recording digit = digits[random.Next(digits.Count)];
            samples.AddRange(digit.ReadSamples());
            samples.AddRange(new short[random.Next(LongestGapMilliseconds + 1) * FrontEndSettings.SampleRate / 1_000]);
            words.AddRange(digit.Words!);
        }

        return new Utterance($"{digits[0].Speaker}, string {index}", Test.GluedDigits, digits[0].Speaker, Condition.Clean, words, () => [.. samples]);
    }
}
