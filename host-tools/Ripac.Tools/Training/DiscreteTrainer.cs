using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>Trains codebooks on all frames, then counts the symbols of every emission along the alignment, and aligns anew.</summary>
internal sealed class DiscreteTrainer(TrainingSettings settings, WordTargets targets, Action<string> report)
{
    /// <summary>Frames whose symbols are taken as those of all speech, added to those of each emission (maximum a posteriori).</summary>
    private const double PriorFrames = 30;

    /// <summary>No symbol is less probable.</summary>
    private const double LeastProbability = 1e-5;

    /// <summary>Each bears its part of what a target is handicapped by.</summary>
    private const int Streams = 4;

    public DiscreteEmissions Train(ExampleMaker maker, EmbeddedAligner aligner, CancellationToken cancel)
    {
        CepstralScale? scale = null;
        Codebook[] codebooks = [];
        for (int pass = 0; ; pass++)
        {
            CepstralExamples examples = CepstralExamples.Of(maker.Make(pass, cancel), scale, maker.FrontEnd.Bands);
            if (scale is null)
            {
                scale = examples.Scale;
                codebooks = MakeCodebooks(examples, cancel);
            }

            // Words compete with silence in decoding only: in aligning, a bonus would let silence eat their ends.
            bool last = pass == settings.CepstralPasses - 1;
            double silenceBonus = last ? settings.CepstralSilenceBonus : 0;
            DiscreteEmissions emissions = new(scale, codebooks, [.. codebooks.Select(codebook => Costs(codebook, examples, silenceBonus, cancel))]);
            report($"pass {pass + 1} of {settings.CepstralPasses}: {examples.Targets.Length} frames, {emissions.Shape}");
            if (last)
            {
                return emissions;
            }

            aligner.Align(maker, emissions, cancel);
        }
    }

    /// <summary>Cepstra, first and second differences; the zeroth of all three, which are the energy, have a codebook of their own.</summary>
    private Codebook[] MakeCodebooks(CepstralExamples examples, CancellationToken cancel)
    {
        int coefficients = settings.CepstralCoefficients;
        byte[] Stream(int first) => [.. Enumerable.Range((first * coefficients) + 1, coefficients - 1).Select(number => (byte)number)];
        byte[] energy = [0, (byte)coefficients, (byte)(2 * coefficients)];
        return
        [
            VectorQuantizer.MakeCodebook(examples, Stream(0), settings.Codewords, cancel),
            VectorQuantizer.MakeCodebook(examples, Stream(1), settings.Codewords, cancel),
            VectorQuantizer.MakeCodebook(examples, Stream(2), settings.Codewords, cancel),
            VectorQuantizer.MakeCodebook(examples, energy, settings.Codewords / 4, cancel),
        ];
    }

    private byte[] Costs(Codebook codebook, CepstralExamples examples, double silenceBonus, CancellationToken cancel)
    {
        byte[] symbols = VectorQuantizer.Symbols(codebook, examples, cancel);
        double[] counts = new double[codebook.Count * targets.Count];
        double[] frames = new double[targets.Count];
        double[] all = new double[codebook.Count];
        for (int example = 0; example < symbols.Length; example++)
        {
            counts[(symbols[example] * targets.Count) + examples.Targets[example]]++;
            frames[examples.Targets[example]]++;
            all[symbols[example]] += 1.0 / symbols.Length;
        }

        double unit = settings.DiscreteScale * AcousticModel.CostsPerNat;
        return
        [
            .. counts.Select((count, i) =>
            {
                int target = i % targets.Count;
                double probability = (count + (PriorFrames * all[i / targets.Count])) / (frames[target] + PriorFrames);
                double handicap = targets.IsFiller(target) ? settings.CepstralFillerCost : target == targets.Silence ? -silenceBonus : 0;
                double cost = (handicap / Streams) - Math.Log(Math.Max(LeastProbability, probability));
                return (byte)Math.Clamp(Math.Round(unit * cost), 0, byte.MaxValue);
            }),
        ];
    }
}
