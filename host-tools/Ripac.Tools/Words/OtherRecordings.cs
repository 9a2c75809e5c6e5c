using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Words;

/// <summary>Recordings in which new words must not be heard.</summary>
/// <param name="Speech">What is said in them.</param>
/// <param name="Noises">Samples of those without speech.</param>
internal sealed record OtherRecordings(IReadOnlyList<LabelledSpeech> Speech, IReadOnlyList<short[]> Noises)
{
    private const int MostRecordings = 1_500;

    /// <summary>No recordings.</summary>
    public static OtherRecordings None { get; } = new([], []);

    /// <summary>Reads all noises, and some recordings that say none of the new words.</summary>
    /// <exception cref="DataException">One cannot be read.</exception>
    public static OtherRecordings Read(IReadOnlyList<Recording> recordings, IReadOnlyList<NewWord> words, FrontEndSettings frontEnd, int seed)
    {
        HashSet<string> names = [.. words.SelectMany(word => new[] { word.Name, word.Spoken })];
        Recording[] others = [.. recordings.Where(one => one.Words is not { Count: 0 } && one.Words?.Any(names.Contains) != true)];
        new Random(seed).Shuffle(others);
        return new OtherRecordings(
            [
                .. others.Take(MostRecordings).AsParallel().AsOrdered()
                    .Select(one => LabelledSpeech.Of(one.Speaker, [""], one.ReadSamples(), frontEnd)),
            ],
            [.. recordings.Where(one => one.Words is { Count: 0 }).Select(one => one.ReadSamples())]);
    }
}
