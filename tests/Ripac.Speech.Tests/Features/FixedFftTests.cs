using System.Runtime.Intrinsics.X86;
using CsCheck;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Features;

public class FixedFftTests
{
    private static readonly Gen<int[]> Points = Gen.Int[-4_000_000, 4_000_000].Array[256];

    [SkippableFact]
    public void With_and_without_vector_instructions_the_bits_are_the_same()
    {
        Skip.IfNot(Avx2.IsSupported, "this processor has no AVX2");
        Gen.Select(Points, Points).Sample(
            (real, imaginary) =>
            {
                int[] realVector = [.. real];
                int[] imaginaryVector = [.. imaginary];
                new FixedFft(256, vectorized: false).Transform(real, imaginary);
                new FixedFft(256, vectorized: true).Transform(realVector, imaginaryVector);
                return real.SequenceEqual(realVector) && imaginary.SequenceEqual(imaginaryVector);
            },
            iter: 200);
    }
}
