using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>Makes what is learned from: every recording again, each time as another voice in another room.</summary>
internal sealed class ExampleMaker
{
    private readonly IReadOnlyList<Recording> _recordings;
    private readonly short[][] _samples;
    private readonly int[]?[] _alignments;
    private readonly WordTargets _targets;
    private readonly TrainingSettings _settings;
    private readonly WordGluer _gluer;
    private readonly Augmenter _augmenter;
    private readonly int[] _schedule;

    /// <param name="recordings">All recordings.</param>
    /// <param name="samples">Of each.</param>
    /// <param name="alignments">The target of each frame of each; null = not used. Looked at again each time.</param>
    /// <param name="targets">What the targets are.</param>
    /// <param name="vocabulary">Words whose single recordings come more often when they are few.</param>
    /// <param name="frontEnd">What is measured.</param>
    /// <param name="settings">What can be chosen.</param>
    public ExampleMaker(
        IReadOnlyList<Recording> recordings,
        short[][] samples,
        int[]?[] alignments,
        WordTargets targets,
        IReadOnlyCollection<string> vocabulary,
        FrontEndSettings frontEnd,
        TrainingSettings settings)
    {
        _recordings = recordings;
        _samples = samples;
        _alignments = alignments;
        _targets = targets;
        _settings = settings;
        FrontEnd = frontEnd;
        FeatureCount = settings.Emissions == EmissionKind.Network ? frontEnd.FeatureCount : 3 * settings.CepstralCoefficients;
        _gluer = new WordGluer(recordings, samples, alignments, targets.Silence);
        _augmenter = new Augmenter([.. samples.Where((_, i) => recordings[i].Words is { Count: 0 })]);
        _schedule = Schedule(recordings, vocabulary, settings);
    }

    /// <summary>What is measured.</summary>
    public FrontEndSettings FrontEnd { get; }

    /// <summary>Numbers of an example: those of the front end, or cepstra and their differences for Gaussians and codebooks.</summary>
    public int FeatureCount { get; }

    /// <summary>The examples of an epoch; the same for the same epoch and alignments. A part of the silence is <see cref="Examples.LeftOut"/>.</summary>
    /// <param name="epoch">0 for the first.</param>
    /// <param name="cancel">Ends it between two recordings.</param>
    public Examples Make(int epoch, CancellationToken cancel)
    {
        Examples[] parts = new Examples[_schedule.Length];
        Parallel.For(0, _schedule.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            int recording = _schedule[i];
            parts[i] = new Examples(FeatureCount, [], [], []);
            if (_alignments[recording] is { Length: > 0 } alignment)
            {
                Random random = _settings.RandomOf(epoch, i);
                bool glue = _gluer.CanGlue(recording) && random.NextDouble() < _settings.GluedPart;
                (short[] sound, int[] targetsOfSound) = glue ? _gluer.Glue(recording, random) : (_samples[recording], alignment);
                (short[] varied, int[] labels) = _augmenter.Vary(sound, targetsOfSound, random);
                parts[i] = ExamplesOf(varied, labels, random);
            }
        });
        return Examples.Merge(FeatureCount, parts);
    }

    /// <summary>All recordings.</summary>
    public IReadOnlyList<Recording> Recordings => _recordings;

    /// <summary>The target of each frame of each recording; null = not used.</summary>
    public int[]?[] Alignments => _alignments;

    /// <summary>The feature vectors of a recording, not varied, as the front end makes them: [frame][number].</summary>
    public short[] Listen(int recording)
    {
        List<short> features = [];
        Listen(_samples[recording], feature => features.AddRange(feature));
        return [.. features];
    }

    private void Listen(short[] samples, Action<ReadOnlySpan<short>> take)
    {
        FrontEnd frontEnd = new(FrontEnd);
        frontEnd.Write(samples);
        frontEnd.Flush();
        short[] feature = new short[frontEnd.FeatureCount];
        while (frontEnd.TryReadFrame(feature))
        {
            take(feature);
        }
    }

    private Examples ExamplesOf(short[] samples, int[] labels, Random random)
    {
        CepstralTransform? transform = _settings.Emissions == EmissionKind.Network ? null : new(FrontEnd.Bands, _settings.CepstralCoefficients);
        short[] features = new short[labels.Length * FeatureCount];
        ushort[] kept = new ushort[labels.Length];
        int frame = 0;
        Listen(samples, feature =>
        {
            if (frame < labels.Length)
            {
                Span<short> target = features.AsSpan(frame * FeatureCount, FeatureCount);
                if (transform is null)
                {
                    feature.CopyTo(target);
                }
                else
                {
                    transform.Apply(feature, target);
                }

                bool counts = labels[frame] != _targets.Silence || random.NextDouble() < _settings.SilencePart;
                kept[frame] = counts ? (ushort)labels[frame] : Examples.LeftOut;
            }

            frame++;
        });
        int heard = Math.Min(frame, labels.Length);
        return new Examples(FeatureCount, features[..(heard * FeatureCount)], kept[..heard], [0]);
    }

    /// <summary>The recordings of an epoch, some of them several times.</summary>
    private static int[] Schedule(IReadOnlyList<Recording> recordings, IReadOnlyCollection<string> vocabulary, TrainingSettings settings)
    {
        bool IsSingleWord(Recording recording) => recording.Words is { Count: 1 } words && vocabulary.Contains(words[0]);
        Dictionary<(string, string), int> single = recordings.Where(IsSingleWord).CountBy(r => (r.Corpus, r.Words![0])).ToDictionary();
        int Repeats(Recording recording) => recording.Words switch
        {
            { Count: > 1 } => settings.ConnectedRepeats,
            _ when IsSingleWord(recording) => Math.Clamp(settings.RareWordRecordings / single[(recording.Corpus, recording.Words![0])], 1, settings.MostRepeats),
            _ => 1,
        };
        return [.. Enumerable.Range(0, recordings.Count).SelectMany(i => Enumerable.Repeat(i, Repeats(recordings[i])))];
    }
}
