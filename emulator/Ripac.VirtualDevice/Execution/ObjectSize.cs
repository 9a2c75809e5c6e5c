using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// How much of nanoFramework's managed heap an object takes on a 32-bit board. The heap is made of blocks; an object is a block and
/// one more for each field, an array or a string a head and its bytes. Source: CLR_RT_HeapBlock of nf-interpreter.
/// </summary>
internal static class ObjectSize
{
    /// <summary>Bytes of a heap block.</summary>
    public const int Block = 12;

    private const int ArrayHead = Block + 8;

    private static readonly ConcurrentDictionary<Type, int> OfTypes = new();

    public static int Of(object value) => value switch
    {
        string text => Whole(Block + Encoding.UTF8.GetByteCount(text) + 1),
        Array array => (int)Math.Min(int.MaxValue, OfArray(array.GetType().GetElementType()!, array.Length)),
        Delegate => 3 * Block,
        ValueType => Block + OfType(value.GetType()),
        _ => OfType(value.GetType()),
    };

    public static long OfArray(Type element, long length) => Whole(ArrayHead + (length * OfElement(element)));

    private static int OfElement(Type element) => Type.GetTypeCode(element.IsEnum ? element.GetEnumUnderlyingType() : element) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ when element.IsValueType && !IsStruct(element) => 8,
        _ => element.IsValueType ? Block + OfType(element) : Block,
    };

    private static int OfType(Type type) => OfTypes.GetOrAdd(type, CountFields);

    private static int CountFields(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        int blocks = 1;
        for (Type? ancestor = type; ancestor is not null && !type.IsPrimitive && !type.IsEnum; ancestor = ancestor.BaseType)
        {
            blocks += ancestor.GetFields(Own).Sum(BlocksOf);
        }

        return blocks * Block;
    }

    /// <summary>A field is a block; a struct in it is an object of its own.</summary>
    private static int BlocksOf(FieldInfo field) => 1 + (IsStruct(field.FieldType) ? OfType(field.FieldType) / Block : 0);

    private static bool IsStruct(Type type) =>
        type is { IsValueType: true, IsPrimitive: false, IsEnum: false } && type != typeof(Nano.DateTime) && type != typeof(TimeSpan);

    private static int Whole(int bytes) => (int)Whole((long)bytes);

    private static long Whole(long bytes) => (bytes + Block - 1) / Block * Block;
}
