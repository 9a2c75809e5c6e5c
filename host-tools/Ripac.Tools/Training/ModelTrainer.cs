using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>Makes a model from recordings: aligns them, trains the emissions on the alignment, and writes both as integers.</summary>
/// <param name="settings">What can be chosen.</param>
/// <param name="report">Gets a line for every step done.</param>
public sealed class ModelTrainer(TrainingSettings settings, Action<string> report)
{
    private const string AlignmentPart = "alignment";

    private readonly Lexicon _lexicon = settings.Lexicon;

    /// <summary>Trains a model. The same recordings, settings and seed give the same bytes, in one go or in several.</summary>
    /// <param name="recordings">What to train on.</param>
    /// <param name="checkpoint">Where to go on, and where to keep what is done. The caller deletes it when the model is written.</param>
    /// <param name="cancel">Ends it; the checkpoint stays.</param>
    /// <exception cref="DataException">A recording cannot be read, or a word has no pronunciation or no example.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public AcousticModel Train(IReadOnlyList<Recording> recordings, Checkpoint checkpoint, CancellationToken cancel)
    {
        CheckWords(recordings);
        (int context, int stride) = settings.Emissions == EmissionKind.Network
            ? (settings.Context, settings.Stride)
            : (CepstralTransform.Context, CepstralTransform.Stride);
        FrontEndSettings noPrior = new(settings.Bands, 100, 3_800, context, stride, new short[settings.Bands]);
        short[][] samples = new short[recordings.Count][];
        Parallel.For(0, recordings.Count, new ParallelOptions { CancellationToken = cancel }, i => samples[i] = recordings[i].ReadSamples());
        report($"{recordings.Count} recordings read, {samples.Sum(s => s.Length) / 3600.0 / FrontEndSettings.SampleRate:F2} hours");
        checkpoint.Open(Key(recordings, samples), report);

        MelRecording[] mel = new MelRecording[recordings.Count];
        Parallel.For(0, recordings.Count, new ParallelOptions { CancellationToken = cancel }, i => mel[i] = MelRecording.Measure(samples[i], noPrior));
        WordTargets targets = new(_lexicon, new PhoneSet(_lexicon, settings.PhoneStates));
        int[]?[] alignments = Align(recordings, mel, targets, checkpoint, cancel);
        ExampleMaker maker = new(
            recordings, samples, alignments, targets, _lexicon.Vocabulary, noPrior with { PriorMean = MeanOfSpeech(mel, alignments, targets) }, settings);
        EmbeddedAligner aligner = new(targets);
        Emissions emissions = settings.Emissions switch
        {
            EmissionKind.Gaussian => new GaussianTrainer(settings, targets, report).Train(maker, aligner, cancel),
            EmissionKind.Discrete => new DiscreteTrainer(settings, targets, report).Train(maker, aligner, cancel),
            _ => new NetworkTrainer(settings, targets, report).Train(maker, checkpoint, cancel),
        };
        return new ModelBuilder(_lexicon, targets).Build(maker.FrontEnd, alignments, emissions);
    }

    private int[]?[] Align(
        IReadOnlyList<Recording> recordings, MelRecording[] mel, WordTargets targets, Checkpoint checkpoint, CancellationToken cancel)
    {
        if (checkpoint.Read(AlignmentPart) is { } saved)
        {
            report("phones were aligned before");
            return [.. recordings.Select(_ => saved.ReadInt32() is >= 0 and int length ? Enumerable.Range(0, length).Select(_ => (int)saved.ReadUInt16()).ToArray() : null)];
        }

        int[]?[] alignments = new PhoneAligner(targets, report).Align(recordings, mel, cancel);
        checkpoint.Write(AlignmentPart, writer =>
        {
            foreach (int[]? alignment in alignments)
            {
                writer.Write(alignment?.Length ?? -1);
                Array.ForEach(alignment ?? [], target => writer.Write((ushort)target));
            }
        });
        return alignments;
    }

    /// <summary>Hash of all that the model depends on: this program, the settings, and what is heard and said in every recording.</summary>
    private byte[] Key(IReadOnlyList<Recording> recordings, short[][] samples)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ModelTrainer).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(AcousticModel).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(settings));
        for (int i = 0; i < recordings.Count; i++)
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { recordings[i].Corpus, recordings[i].Speaker, recordings[i].Words, samples[i].Length }));
            hash.AppendData(MemoryMarshal.AsBytes<short>(samples[i]));
        }

        return hash.GetHashAndReset();
    }

    private void CheckWords(IReadOnlyList<Recording> recordings)
    {
        HashSet<string> said = [.. recordings.Where(r => r.Words is not null).SelectMany(r => r.Words!)];
        foreach (string word in said)
        {
            _lexicon.PhonesOf(word);
        }

        string[] missing = [.. _lexicon.Vocabulary.Where(word => !said.Contains(word))];
        if (missing.Length > 0)
        {
            throw new DataException($"no recording says: {string.Join(", ", missing)}; add recordings of every word of the vocabulary");
        }
    }

    private static short[] MeanOfSpeech(MelRecording[] mel, int[]?[] alignments, WordTargets targets)
    {
        long[] sums = new long[mel[0].Bands];
        long frames = 0;
        for (int i = 0; i < mel.Length; i++)
        {
            for (int frame = 0; frame < (alignments[i]?.Length ?? 0); frame++)
            {
                if (alignments[i]![frame] != targets.Silence)
                {
                    frames++;
                    ReadOnlySpan<short> bands = mel[i].Frame(frame);
                    for (int band = 0; band < bands.Length; band++)
                    {
                        sums[band] += bands[band];
                    }
                }
            }
        }

        return [.. sums.Select(sum => (short)(sum / frames))];
    }
}
