using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ripac.Tools.Training;

/// <summary>
/// Products of matrices of floats, on one processor, so that two trainings can run side by side. Every sum runs in one order: vectors of 16 numbers
/// and of 8 give the same bits.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Columns of the right factor must be a multiple of this.</summary>
    public const int ColumnMultiple = NarrowColumns;

    private const int WideRows = 8;      // blocks that fit the registers of 16 numbers
    private const int WideColumns = 32;
    private const int NarrowRows = 6;    // and those of 8
    private const int NarrowColumns = 16;

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
        int wide = Vector512.IsHardwareAccelerated ? columns / WideColumns * WideColumns : 0;
        for (int column = 0; column < wide; column += WideColumns)
        {
            for (int row = 0; row + WideRows <= rows; row += WideRows)
            {
                MultiplyWideBlock(
                    ref a[row * rowStride], (nuint)rowStride, (nuint)columnStride, ref b[column], ref c[(row * columns) + column], inner, (nuint)columns);
            }
        }

        for (int column = wide; column < columns; column += NarrowColumns)
        {
            for (int row = 0; row + NarrowRows <= rows; row += NarrowRows)
            {
                MultiplyNarrowBlock(
                    ref a[row * rowStride], (nuint)rowStride, (nuint)columnStride, ref b[column], ref c[(row * columns) + column], inner, (nuint)columns);
            }
        }

        MultiplyRows(rows / WideRows * WideRows, 0, wide);
        MultiplyRows(rows / NarrowRows * NarrowRows, wide, columns);

        void MultiplyRows(int first, int from, int to)
        {
            for (int row = first; row < rows; row++)
            {
                MultiplyRow(a.AsSpan(row * rowStride), columnStride, b.AsSpan(from), columns, c.AsSpan((row * columns) + from, to - from), inner);
            }
        }
    }

    /// <summary>Eight rows by 32 columns, held in registers.</summary>
    private static void MultiplyWideBlock(ref float a, nuint rowStride, nuint columnStride, ref float b, ref float c, int inner, nuint columns)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        nuint at = 0;
        nuint bt = 0;
        for (int k = 0; k < inner; k++, at += columnStride, bt += columns)
        {
            Vector512<float> b0 = Vector512.LoadUnsafe(ref b, bt);
            Vector512<float> b1 = Vector512.LoadUnsafe(ref b, bt + 16);
            ref float low = ref Unsafe.Add(ref a, at);
            ref float high = ref Unsafe.Add(ref low, 4 * rowStride);
            Vector512<float> x = Vector512.Create(low);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(Unsafe.Add(ref low, rowStride));
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(Unsafe.Add(ref low, 2 * rowStride));
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(Unsafe.Add(ref low, 3 * rowStride));
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(high);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(Unsafe.Add(ref high, rowStride));
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            x = Vector512.Create(Unsafe.Add(ref high, 2 * rowStride));
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            x = Vector512.Create(Unsafe.Add(ref high, 3 * rowStride));
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
        }

        Store(ref c, 0, c00, c01);
        Store(ref c, columns, c10, c11);
        Store(ref c, 2 * columns, c20, c21);
        Store(ref c, 3 * columns, c30, c31);
        Store(ref c, 4 * columns, c40, c41);
        Store(ref c, 5 * columns, c50, c51);
        Store(ref c, 6 * columns, c60, c61);
        Store(ref c, 7 * columns, c70, c71);
    }

    /// <summary>Six rows by 16 columns, held in registers of 8 numbers.</summary>
    private static void MultiplyNarrowBlock(ref float a, nuint rowStride, nuint columnStride, ref float b, ref float c, int inner, nuint columns)
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
    private static void Store(ref float c, nuint offset, Vector512<float> low, Vector512<float> high)
    {
        low.StoreUnsafe(ref c, offset);
        high.StoreUnsafe(ref c, offset + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float c, nuint offset, Vector256<float> low, Vector256<float> high)
    {
        low.StoreUnsafe(ref c, offset);
        high.StoreUnsafe(ref c, offset + 8);
    }

    /// <summary>A part of one row of C, from the columns of B at which <paramref name="b"/> begins.</summary>
    private static void MultiplyRow(ReadOnlySpan<float> a, int columnStride, ReadOnlySpan<float> b, int columns, Span<float> c, int inner)
    {
        c.Clear();
        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(c);
        for (int k = 0; k < inner; k++)
        {
            Vector256<float> x = Vector256.Create(a[k * columnStride]);
            ReadOnlySpan<Vector256<float>> row = MemoryMarshal.Cast<float, Vector256<float>>(b.Slice(k * columns, c.Length));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = Vector256.FusedMultiplyAdd(x, row[i], sums[i]);
            }
        }
    }
}
