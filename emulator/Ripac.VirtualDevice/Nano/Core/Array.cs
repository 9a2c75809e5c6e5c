namespace Ripac.VirtualDevice.Nano;

/// <summary>Arrays as .NET has them, with the conversions and exceptions of nanoFramework.</summary>
[NanoMembers("System.Array")]
public static class ArrayMembers
{
    public static void Clear(Array array, int index, int length)
    {
        RequireWithin(array, index, length);
        Array.Clear(array, index, length);
    }

    public static void Copy(Array sourceArray, Array destinationArray, int length) => Copy(sourceArray, 0, destinationArray, 0, length);

    /// <summary>Between arrays of one type; values go into an array of objects in boxes, and out of one.</summary>
    public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)
    {
        Type source = sourceArray.GetType().GetElementType()!;
        Type destination = destinationArray.GetType().GetElementType()!;
        if (source != destination && (source.IsValueType || destination.IsValueType) && source != typeof(object) && destination != typeof(object))
        {
            throw new InvalidCastException();
        }

        RequireWithin(sourceArray, sourceIndex, length);
        RequireWithin(destinationArray, destinationIndex, length);
        Array.Copy(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
    }

    public static void CopyTo(Array source, Array array, int index) => Copy(source, 0, array, index, source.Length);

    private static void RequireWithin(Array array, int index, int length)
    {
        if (index < 0 || length < 0 || length > array.Length - index)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }
    }
}
