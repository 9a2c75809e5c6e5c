using CsCheck;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Features;

public class CepstralTransformTests
{
    private const int Bands = 24;
    private const int Coefficients = 13;
    private const int Frames = (2 * CepstralTransform.Context) + 1;

    [Fact]
    public void Cepstra_and_differences_are_near_floating_point()
    {
        CepstralTransform transform = new(Bands, Coefficients);
        short[] cepstra = new short[transform.Count];
        Gen.Short[-1_000, 1_000].Array[Frames * Bands].Sample(feature =>
        {
            transform.Apply(feature, cepstra);
            double[] expected = Reference(feature);
            for (int i = 0; i < cepstra.Length; i++)
            {
                Assert.InRange(cepstra[i], expected[i] - 30, expected[i] + 30); // the cosines have 12 bits
            }
        }, threads: 1);
    }

    /// <summary>The widest range that the front end can give: sums must not overflow, only the results are cut.</summary>
    [Theory]
    [InlineData(24)]
    [InlineData(32)]
    public void Extremes_are_cut_not_wrapped(int bands)
    {
        CepstralTransform transform = new(bands, 1);
        short[] cepstra = new short[3];
        Assert.All(Enumerable.Range(0, 1 << Frames), signs =>
        {
            short[] feature = [.. Enumerable.Range(0, Frames * bands).Select(i => (short)((signs >> (i / bands) & 1) == 0 ? -15_360 : 0))];
            transform.Apply(feature, cepstra);
            double[] expected = Reference(feature, bands, 1);
            Assert.All(cepstra.Zip(expected), pair =>
            {
                double value = Math.Clamp(pair.Second, short.MinValue, short.MaxValue);
                Assert.InRange(pair.First, value - 80, value + 80);
            });
        });
    }

    [Fact]
    public void What_does_not_change_has_no_differences()
    {
        CepstralTransform transform = new(Bands, Coefficients);
        short[] cepstra = new short[transform.Count];
        transform.Apply([.. Enumerable.Range(0, Frames * Bands).Select(i => (short)(100 * (i % Bands)))], cepstra);
        Assert.All(cepstra.Skip(Coefficients), value => Assert.Equal(0, value));
    }

    private static double[] Reference(short[] feature, int bands = Bands, int coefficients = Coefficients)
    {
        double[][] statics = [.. feature.Chunk(bands).Select(frame => Dct(frame, coefficients))];
        double[] First(int frame) => [.. Enumerable.Range(0, coefficients).Select(k =>
            (statics[frame + 1][k] - statics[frame - 1][k] + (2 * (statics[frame + 2][k] - statics[frame - 2][k]))) / 2)];
        double[][] first = [.. Enumerable.Range(2, Frames - 4).Select(First)];
        return
        [
            .. statics[CepstralTransform.Context],
            .. first[2],
            .. Enumerable.Range(0, coefficients).Select(k => (first[3][k] - first[1][k] + (2 * (first[4][k] - first[0][k]))) / 4),
        ];
    }

    private static double[] Dct(short[] frame, int coefficients) => [.. Enumerable.Range(0, coefficients).Select(k =>
        Math.Sqrt((k == 0 ? 1.0 : 2.0) / frame.Length) * frame.Select((value, band) => value * Math.Cos(Math.PI * k * (band + 0.5) / frame.Length)).Sum())];
}
