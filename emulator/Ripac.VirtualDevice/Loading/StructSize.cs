using System.Runtime.CompilerServices;
using Mono.Cecil;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Loading;

/// <summary>The object that a struct outside of arrays is on a 32-bit board.</summary>
internal static class StructSize
{
    /// <summary>In bytes; 0 for what is no struct there.</summary>
    /// <exception cref="BadImageFormatException">It is larger than an object may be.</exception>
    /// <exception cref="InsufficientExecutionStackException">It holds itself.</exception>
    public static int Of(TypeReference type)
    {
        int bytes = 0;
        Add(type, ref bytes);
        return bytes;
    }

    private static void Add(TypeReference type, ref int bytes)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (type is TypeSpecification || !type.IsValueType || type.IsPrimitive || type.FullName is "System.DateTime" or "System.TimeSpan"
            || type.Resolve() is not TypeDefinition { IsEnum: false } definition)
        {
            return;
        }

        bytes += ObjectSize.Block;
        foreach (FieldDefinition field in definition.Fields.Where(field => !field.IsStatic))
        {
            bytes += ObjectSize.Block;
            Add(field.FieldType, ref bytes);
            if (bytes > ManagedHeap.LargestObject)
            {
                throw new BadImageFormatException($"{type.FullName} has no size");
            }
        }
    }
}
