namespace Ripac.Tools.Compression;

/// <summary>A = L L', L lower triangular, of a positive definite matrix.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[][] _rows; // [row][column up to the diagonal]

    public CholeskyFactor(double[,] matrix)
    {
        _rows = new double[matrix.GetLength(0)][];
        for (int i = 0; i < _rows.Length; i++)
        {
            double[] row = new double[i + 1];
            _rows[i] = row;
            for (int j = 0; j <= i; j++)
            {
                double[] other = _rows[j];
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= row[k] * other[k];
                }

                row[j] = i == j ? Math.Sqrt(sum) : sum / other[j];
            }
        }
    }

    /// <summary>L.</summary>
    public double this[int row, int column] => _rows[row][column];

    /// <summary>x for which A x is the right side.</summary>
    public double[] Solve(IReadOnlyList<double> right)
    {
        double[] x = [.. right];
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= _rows[i][k] * x[k];
            }

            x[i] /= _rows[i][i];
        }

        for (int i = x.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < x.Length; k++)
            {
                x[i] -= _rows[k][i] * x[k];
            }

            x[i] /= _rows[i][i];
        }

        return x;
    }

    /// <summary>The inverse of A.</summary>
    public double[,] Inverse()
    {
        int size = _rows.Length;
        double[,] inverse = new double[size, size];
        Parallel.For(0, size, column =>
        {
            double[] unit = new double[size];
            unit[column] = 1;
            double[] solution = Solve(unit);
            for (int row = 0; row < size; row++)
            {
                inverse[row, column] = solution[row];
            }
        });
        return inverse;
    }
}
