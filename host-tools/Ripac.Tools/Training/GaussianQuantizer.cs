using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>Turns mixtures of Gaussians into the integers of a model.</summary>
internal static class GaussianQuantizer
{
    /// <summary>
    /// A cost is scale / 2 times the square of a deviation in units of the standard deviation, in 1/8 nat. Precisions get the largest power of
    /// two with which they fit 7 bits.
    /// </summary>
    public static GaussianEmissions Quantize(StateMixtures mixtures, CepstralScale scale, WordTargets targets, TrainingSettings settings)
    {
        DiagonalGaussian[] gaussians = [.. mixtures.States.SelectMany(state => state)];
        double unit = settings.GaussianScale * AcousticModel.CostsPerNat;
        double largest = gaussians.Max(gaussian => gaussian.Deviation.Max(deviation => 1 / deviation));
        double Precision(double inverse, int shift) => inverse * Math.Sqrt(unit / 2 * (1 << shift)) * (1 << GaussianEmissions.ProductShift);
        int best = Enumerable.Range(0, GaussianEmissions.LargestShift + 1).Last(shift => shift == 0 || Precision(largest, shift) <= sbyte.MaxValue);

        double[] constants =
        [
            .. mixtures.States.SelectMany((state, target) => state.Select(gaussian =>
                unit * ((targets.IsFiller(target) ? settings.CepstralFillerCost : 0) - gaussian.LogConstant))),
        ];
        double lowest = constants.Min();
        return new GaussianEmissions(
            scale,
            [.. mixtures.States.Select(state => (byte)state.Count)],
            best,
            [.. constants.Select(constant => (ushort)Math.Min(ushort.MaxValue, Math.Round(constant - lowest)))],
            [.. gaussians.SelectMany(gaussian => gaussian.Mean.Select(mean => (sbyte)Math.Round(mean)))],
            [.. gaussians.SelectMany(gaussian => gaussian.Deviation.Select(deviation => (sbyte)Math.Min(sbyte.MaxValue, Math.Round(Precision(1 / deviation, best)))))]);
    }
}
