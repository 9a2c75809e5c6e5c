namespace Ripac.Tools.Compression;

/// <summary>Eigenvectors of a symmetric matrix by Jacobi's rotations (1846), largest eigenvalue first.</summary>
internal static class SymmetricEigenvectors
{
    private const int Sweeps = 12;

    /// <summary>[vector][element], of length 1, orthogonal.</summary>
    /// <param name="matrix">Symmetric; is made diagonal.</param>
    public static double[][] Of(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[][] vectors = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0).ToArray())];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int p = 0; p < size; p++)
            {
                for (int q = p + 1; q < size; q++)
                {
                    Rotate(matrix, vectors, p, q);
                }
            }
        }

        return [.. Enumerable.Range(0, size).OrderByDescending(i => matrix[i, i]).Select(i => vectors[i])];
    }

    /// <summary>Makes one element outside the diagonal 0.</summary>
    private static void Rotate(double[,] matrix, double[][] vectors, int p, int q)
    {
        if (matrix[p, q] == 0)
        {
            return;
        }

        double theta = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        double tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < vectors.Length; k++)
        {
            (matrix[k, p], matrix[k, q]) = ((cosine * matrix[k, p]) - (sine * matrix[k, q]), (sine * matrix[k, p]) + (cosine * matrix[k, q]));
        }

        for (int k = 0; k < vectors.Length; k++)
        {
            (matrix[p, k], matrix[q, k]) = ((cosine * matrix[p, k]) - (sine * matrix[q, k]), (sine * matrix[p, k]) + (cosine * matrix[q, k]));
            (vectors[p][k], vectors[q][k]) = ((cosine * vectors[p][k]) - (sine * vectors[q][k]), (sine * vectors[p][k]) + (cosine * vectors[q][k]));
        }
    }
}
