using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>
/// Makes strings of words of recordings of one word each, so that the network hears words with other words right beside them. Silence
/// before and after a word is cut to almost nothing.
/// </summary>
internal sealed class WordGluer
{
    private const int FewestWords = 2;
    private const int MostWords = 5;
    private const int LongestGap = 6;      // frames of silence kept on either side of a word
    private const float Loudness = 2_000;  // root mean square of a word's samples after it was made as loud as its neighbours

    private readonly short[][] _samples;
    private readonly int[]?[] _targets;
    private readonly int _silence;
    private readonly Dictionary<int, int[]> _groupOf = []; // recording -> recordings that it may be glued to

    /// <param name="recordings">All recordings; those of one word can be glued: to words of their speaker, or of speakers who gave few.</param>
    /// <param name="samples">Of each.</param>
    /// <param name="targets">Of each frame of each.</param>
    /// <param name="silence">The target of silence.</param>
    public WordGluer(IReadOnlyList<Recording> recordings, short[][] samples, int[]?[] targets, int silence)
    {
        const int Few = 100;
        _samples = samples;
        _targets = targets;
        _silence = silence;
        var single = Enumerable.Range(0, recordings.Count).Where(i => recordings[i].Words is { Count: 1 } && targets[i] is not null);
        foreach (IGrouping<string, int> corpus in single.GroupBy(i => recordings[i].Corpus))
        {
            List<int> others = [];
            foreach (IGrouping<string, int> speaker in corpus.GroupBy(i => recordings[i].Speaker))
            {
                if (speaker.Count() < Few)
                {
                    others.AddRange(speaker);
                    continue;
                }

                int[] own = [.. speaker];
                Array.ForEach(own, i => _groupOf[i] = own);
            }

            int[] group = [.. others];
            others.ForEach(i => _groupOf[i] = group);
        }
    }

    /// <summary>Whether a recording can be glued to others.</summary>
    public bool CanGlue(int recording) => _groupOf.ContainsKey(recording);

    /// <summary>A string that begins with a recording's word.</summary>
    public (short[] Samples, int[] Targets) Glue(int recording, Random random)
    {
        List<short> samples = [];
        List<int> targets = [];
        int[] group = _groupOf[recording];
        int words = random.Next(FewestWords, MostWords + 1);
        for (int word = 0; word < words; word++)
        {
            Append(word == 0 ? recording : group[random.Next(group.Length)], samples, targets, random);
        }

        return ([.. samples], [.. targets]);
    }

    private void Append(int recording, List<short> samples, List<int> targets, Random random)
    {
        int[] own = _targets[recording]!;
        short[] sound = _samples[recording];
        int first = Array.FindIndex(own, target => target != _silence);
        int last = Array.FindLastIndex(own, target => target != _silence);
        if (first < 0)
        {
            return;
        }

        first = Math.Max(0, first - random.Next(LongestGap));
        last = Math.Min(own.Length - 1, last + random.Next(LongestGap));
        const int Hop = FrontEndSettings.HopSamples;
        ReadOnlySpan<short> cut = sound.AsSpan(first * Hop, (last + 1 - first) * Hop);
        double power = 1;
        foreach (short sample in cut)
        {
            power += (double)sample * sample / cut.Length;
        }

        double gain = Loudness / Math.Sqrt(power);
        foreach (short sample in cut)
        {
            samples.Add((short)Math.Clamp(gain * sample, short.MinValue, short.MaxValue));
        }

        targets.AddRange(own.AsSpan(first, last + 1 - first));
    }
}
