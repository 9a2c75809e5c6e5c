using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ripac.Tools.Training;

/// <summary>Products of matrices of floats, on one processor: the sums run in one order, and two trainings can run side by side.</summary>
internal static class MatrixProduct
{
    private const int BlockRows = 6;
    private const int BlockColumns = 16;

    /// <summary>Columns of the right factor must be a multiple of this.</summary>
    public const int ColumnMultiple = BlockColumns;

    /// <summary>C = A B.</summary>
    /// <param name="a">A, element (m, k) at m * <paramref name="rowStride"/> + k * <paramref name="columnStride"/>.</param>
    /// <param name="rowStride">See <paramref name="a"/>; 1 for a transposed A.</param>
    /// <param name="columnStride">See <paramref name="a"/>; 1 for a plain A.</param>
    /// <param name="b">B, [k][n].</param>
    /// <param name="c">C, [m][n].</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="inner">Columns of A, rows of B.</param>
    /// <param name="columns">Columns of B and C.</param>
    public static void Multiply(float[] a, int rowStride, int columnStride, float[] b, float[] c, int rows, int inner, int columns)
    {
        int row = 0;
        for (; row + BlockRows <= rows; row += BlockRows)
        {
            for (int column = 0; column < columns; column += BlockColumns)
            {
                MultiplyBlock(
                    ref a[row * rowStride], (nuint)rowStride, (nuint)columnStride, ref b[column], ref c[(row * columns) + column], inner, (nuint)columns);
            }
        }

        for (; row < rows; row++)
        {
            MultiplyRow(a.AsSpan(row * rowStride), columnStride, b, c.AsSpan(row * columns, columns), inner);
        }
    }

    /// <summary>Six rows by sixteen columns, held in registers.</summary>
    private static void MultiplyBlock(ref float a, nuint rowStride, nuint columnStride, ref float b, ref float c, int inner, nuint columns)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector256<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        nuint at = 0;
        nuint bt = 0;
        for (int k = 0; k < inner; k++, at += columnStride, bt += columns)
        {
            Vector256<float> b0 = Vector256.LoadUnsafe(ref b, bt);
            Vector256<float> b1 = Vector256.LoadUnsafe(ref b, bt + 8);
            Vector256<float> x = Vector256.Create(Unsafe.Add(ref a, at));
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(Unsafe.Add(ref a, at + rowStride));
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(Unsafe.Add(ref a, at + (2 * rowStride)));
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(Unsafe.Add(ref a, at + (3 * rowStride)));
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(Unsafe.Add(ref a, at + (4 * rowStride)));
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(Unsafe.Add(ref a, at + (5 * rowStride)));
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
        }

        Store(ref c, 0, c00, c01);
        Store(ref c, columns, c10, c11);
        Store(ref c, 2 * columns, c20, c21);
        Store(ref c, 3 * columns, c30, c31);
        Store(ref c, 4 * columns, c40, c41);
        Store(ref c, 5 * columns, c50, c51);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float c, nuint offset, Vector256<float> low, Vector256<float> high)
    {
        low.StoreUnsafe(ref c, offset);
        high.StoreUnsafe(ref c, offset + 8);
    }

    private static void MultiplyRow(ReadOnlySpan<float> a, int columnStride, float[] b, Span<float> c, int inner)
    {
        c.Clear();
        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(c);
        for (int k = 0; k < inner; k++)
        {
            Vector256<float> x = Vector256.Create(a[k * columnStride]);
            ReadOnlySpan<Vector256<float>> row = MemoryMarshal.Cast<float, Vector256<float>>(b.AsSpan(k * c.Length, c.Length));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = Vector256.FusedMultiplyAdd(x, row[i], sums[i]);
            }
        }
    }
}
