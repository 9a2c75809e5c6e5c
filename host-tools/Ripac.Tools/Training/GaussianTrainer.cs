using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>
/// Trains mixtures of Gaussians: estimated along the alignment, split in two, and aligned with anew, until they are as many as wanted.
/// </summary>
internal sealed class GaussianTrainer(TrainingSettings settings, WordTargets targets, Action<string> report)
{
    /// <summary>How often the Gaussians of an emission share its frames among them anew after each split.</summary>
    private const int RoundsPerSplit = 4;

    /// <summary>Passes before the last whose frames count too: more voices for words that few people say.</summary>
    private const int EarlierPasses = 2;

    /// <summary>Fewer frames make no Gaussian.</summary>
    private const int FewestFrames = 50;

    public GaussianEmissions Train(ExampleMaker maker, EmbeddedAligner aligner, CancellationToken cancel)
    {
        CepstralScale? scale = null;
        StateMixtures? mixtures = null;
        int gaussians = 1;
        List<(float[], int[])> frames = [];
        for (int pass = 0; ; pass++)
        {
            CepstralExamples examples = CepstralExamples.Of(maker.Make(pass, cancel), scale, maker.FrontEnd.Bands);
            scale = examples.Scale;
            frames =
            [
                .. frames.TakeLast(EarlierPasses),
                ([.. examples.Frames.Select(value => (float)value)], [.. examples.Targets.Select(target => (int)target)]),
            ];
            mixtures ??= StateMixtures.Estimate(targets.Count, scale.Count, frames, FewestFrames, null);
            bool last = pass == settings.CepstralPasses - 1;
            do
            {
                bool split = gaussians < settings.Gaussians;
                mixtures = split ? mixtures.Split() : mixtures;
                gaussians *= split ? 2 : 1;
                for (int round = 0; round < RoundsPerSplit; round++)
                {
                    cancel.ThrowIfCancellationRequested();
                    mixtures = StateMixtures.Estimate(targets.Count, scale.Count, frames, FewestFrames, mixtures);
                }
            }
            while (last && gaussians < settings.Gaussians);

            GaussianEmissions emissions = GaussianQuantizer.Quantize(mixtures, scale, targets, settings);
            report($"pass {pass + 1} of {settings.CepstralPasses}: {examples.Targets.Length} frames, {emissions.Shape}");
            if (last)
            {
                return emissions;
            }

            aligner.Align(maker, emissions, cancel);
        }
    }
}
