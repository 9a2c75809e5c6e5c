using Ripac.Tools.Compression;

namespace Ripac.Tools.Tests.Compression;

public class SymmetricEigenvectorsTests
{
    [Fact]
    public void A_matrix_stretches_its_eigenvectors_the_first_most()
    {
        const int Size = 20;
        Random random = new(1);
        double[,] matrix = new double[Size, Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[i, j] = matrix[j, i] = random.NextDouble() - 0.5;
            }
        }

        double[][] vectors = SymmetricEigenvectors.Of((double[,])matrix.Clone());
        double before = double.PositiveInfinity;
        foreach (double[] vector in vectors)
        {
            double[] stretched = [.. Enumerable.Range(0, Size).Select(i => Enumerable.Range(0, Size).Sum(j => matrix[i, j] * vector[j]))];
            double eigenvalue = stretched.Zip(vector, (a, b) => a * b).Sum();
            Assert.Equal(1, vector.Sum(v => v * v), 1e-9);
            Assert.All(Enumerable.Range(0, Size), i => Assert.Equal(eigenvalue * vector[i], stretched[i], 1e-9));
            Assert.InRange(eigenvalue, double.NegativeInfinity, before);
            before = eigenvalue;
        }
    }
}
