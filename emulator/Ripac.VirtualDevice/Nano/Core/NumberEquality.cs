namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// <c>Equals</c> of a number or an enum that is in no box. nanoFramework's CLR knows nothing of its type there but kind and size: two of the same size
/// are equal when their bits are. Source: CLR_RT_HeapBlock::ObjectsEqual and Compare_Values of nf-interpreter.
/// </summary>
public static class NumberEquality
{
    public static bool AreEqual<T>(ref T value, object? other)
        where T : struct => (value, other) switch
        {
            (float a, float b) => a.Equals(b) || (float.IsInfinity(a) && float.IsInfinity(b)),
            (double a, double b) => a.Equals(b) || (double.IsInfinity(a) && double.IsInfinity(b)),
            _ => Bits(value) is (int, ulong) bits && Bits(other) == bits,
        };

    private static (int Size, ulong Bits)? Bits(object? value) => value switch
    {
        Enum constant => Bits(Convert.ChangeType(constant, constant.GetTypeCode())),
        bool truth => (1, truth ? 1UL : 0),
        sbyte number => (1, (byte)number),
        byte number => (1, number),
        char letter => (2, letter),
        short number => (2, (ushort)number),
        ushort number => (2, number),
        int number => (4, (uint)number),
        uint number => (4, number),
        float number => (4, BitConverter.SingleToUInt32Bits(number)),
        long number => (8, (ulong)number),
        ulong number => (8, number),
        double number => (8, BitConverter.DoubleToUInt64Bits(number)),
        TimeSpan span => (8, (ulong)span.Ticks),
        _ => null,
    };
}
