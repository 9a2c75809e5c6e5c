namespace Unsupported;

internal delegate T Maker<T>();

internal interface IGreeter
{
    int DefaultMethod() => 1;
}

internal class GenericType<T>
{
}

/// <summary>One use a method of each thing that compiles but does not run on a board.</summary>
internal static unsafe class Uses
{
    public static int GenericMethod<T>() => 1;

    public static int CallOfGenericMethod() => GenericMethod<int>();

    public static void GenericDelegate()
    {
        Maker<int> maker = () => 1;
        maker();
    }

    public static void Fixed(byte[] bytes)
    {
        fixed (byte* first = bytes)
        {
            *first = 1;
        }
    }

    public static int StackAlloc()
    {
        int* numbers = stackalloc int[4];
        return numbers[0];
    }

    public static int TwoDimensions()
    {
        int[,] table = new int[2, 3];
        return table[1, 1];
    }

    public static int SignOfAnUnsigned(uint bits) => (int)bits >> 4;

    public static double SignOfALongOne(ulong bits) => (long)bits;

    public static long SignOfAWidenedOne(uint bits) => (int)bits;

    public static int StoredFirst(uint bits)
    {
        int signed = (int)bits;
        return signed >> 4;
    }
}
