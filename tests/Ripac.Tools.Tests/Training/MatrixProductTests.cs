using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public class MatrixProductTests
{
    [Theory]
    [InlineData(1, 5, 16)]
    [InlineData(6, 1, 32)]
    [InlineData(101, 37, 112)]
    [InlineData(16, 9, 16)]
    public void It_is_the_sum_of_products_plain_and_transposed(int rows, int inner, int columns)
    {
        Random random = new(1);
        float[] a = [.. Enumerable.Range(0, rows * inner).Select(_ => random.NextSingle() - 0.5f)];
        float[] b = [.. Enumerable.Range(0, inner * columns).Select(_ => random.NextSingle() - 0.5f)];
        float[] transposed = new float[a.Length];
        float[] expected = new float[rows * columns];
        for (int m = 0; m < rows; m++)
        {
            for (int k = 0; k < inner; k++)
            {
                transposed[(k * rows) + m] = a[(m * inner) + k];
                for (int n = 0; n < columns; n++)
                {
                    expected[(m * columns) + n] += a[(m * inner) + k] * b[(k * columns) + n];
                }
            }
        }

        float[] c = new float[rows * columns];
        MatrixProduct.Multiply(a, inner, 1, b, c, rows, inner, columns);
        Assert.All(c.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        MatrixProduct.Multiply(transposed, 1, rows, b, c, rows, inner, columns);
        Assert.All(c.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }
}
