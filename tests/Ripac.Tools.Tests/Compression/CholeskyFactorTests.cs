using CsCheck;
using Ripac.Tools.Compression;

namespace Ripac.Tools.Tests.Compression;

public class CholeskyFactorTests
{
    [Fact]
    public void It_solves_and_inverts_any_positive_definite_matrix() =>
        Gen.Double[-1, 1].Array[1, 6].Array[1, 6].Sample(vectors =>
        {
            int size = vectors[0].Length;
            double[,] matrix = new double[size, size];
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    matrix[i, j] = vectors.Where(v => v.Length == size).Sum(v => v[i] * v[j]) + (i == j ? 0.1 : 0);
                }
            }

            CholeskyFactor factor = new(matrix);
            double[] expected = vectors[0];
            double[] right = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(j => matrix[i, j] * expected[j]))];
            double[] solution = factor.Solve(right);
            double[,] inverse = factor.Inverse();
            for (int i = 0; i < size; i++)
            {
                Assert.Equal(expected[i], solution[i], 1e-9);
                Assert.Equal(expected[i], Enumerable.Range(0, size).Sum(j => inverse[i, j] * right[j]), 1e-9);
            }
        });
}
