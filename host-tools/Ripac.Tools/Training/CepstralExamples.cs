using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>Examples whose cepstra are brought to 8 bits, as the emissions of the model see them.</summary>
/// <param name="Scale">What brings them there.</param>
/// <param name="Frames">The scaled cepstra, [example][number].</param>
/// <param name="Targets">One an example.</param>
internal sealed record CepstralExamples(CepstralScale Scale, short[] Frames, ushort[] Targets)
{
    /// <summary>A number that is its standard deviation away from the mean, after scaling.</summary>
    public const float Deviation = 24;

    /// <summary>Scales the examples that count.</summary>
    /// <param name="examples">Cepstra as the transform gives them.</param>
    /// <param name="scale">A scale found before; null = found now.</param>
    /// <param name="bands">Mel bands of the front end.</param>
    public static CepstralExamples Of(Examples examples, CepstralScale? scale, int bands)
    {
        examples = examples.Counted();
        scale ??= ScaleFor(examples, bands);
        short[] frames = new short[examples.Features.Length];
        for (int example = 0; example < examples.Targets.Length; example++)
        {
            scale.Apply(examples.Feature(example), frames.AsSpan(example * scale.Count, scale.Count));
        }

        return new CepstralExamples(scale, frames, examples.Targets);
    }

    /// <summary>One frame.</summary>
    public ReadOnlySpan<short> Frame(int example) => Frames.AsSpan(example * Scale.Count, Scale.Count);

    private static CepstralScale ScaleFor(Examples examples, int bands)
    {
        int count = examples.FeatureCount;
        double[] first = new double[count];
        double[] second = new double[count];
        for (int example = 0; example < examples.Targets.Length; example++)
        {
            ReadOnlySpan<short> frame = examples.Feature(example);
            for (int i = 0; i < count; i++)
            {
                first[i] += frame[i];
                second[i] += (double)frame[i] * frame[i];
            }
        }

        double n = examples.Targets.Length;
        short[] offsets = [.. first.Select(sum => (short)Math.Round(sum / n))];
        ushort[] multipliers =
        [
            .. second.Select((sum, i) => (ushort)Math.Clamp(
                Math.Round((1 << CepstralScale.Fraction) * Deviation / Math.Sqrt(Math.Max(1, (sum / n) - (first[i] / n * first[i] / n)))),
                1,
                CepstralScale.LargestMultiplier)),
        ];
        return new CepstralScale(bands, offsets, multipliers);
    }
}
