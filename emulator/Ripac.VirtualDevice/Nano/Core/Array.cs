namespace Ripac.VirtualDevice.Nano;

/// <summary>Copies as .NET does, with the exceptions of nanoFramework.</summary>
[NanoMembers("System.Array")]
public static class ArrayMembers
{
    public static void Copy(Array sourceArray, Array destinationArray, int length) => Copy(sourceArray, 0, destinationArray, 0, length);

    public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)
    {
        Type source = sourceArray.GetType().GetElementType()!;
        Type destination = destinationArray.GetType().GetElementType()!;
        if (source != destination && (source.IsValueType || destination.IsValueType))
        {
            throw new InvalidCastException();
        }

        if (sourceIndex < 0 || destinationIndex < 0 || length < 0 || length > sourceArray.Length - sourceIndex || length > destinationArray.Length - destinationIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        Array.Copy(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
    }
}
