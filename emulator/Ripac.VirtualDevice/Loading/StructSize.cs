using Mono.Cecil;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Loading;

/// <summary>The object that a struct outside of arrays is on a 32-bit board.</summary>
internal static class StructSize
{
    /// <summary>In bytes; 0 for what is no struct there.</summary>
    public static int Of(TypeReference type) =>
        type is TypeSpecification || !type.IsValueType || type.IsPrimitive || type.FullName is "System.DateTime" or "System.TimeSpan" || type.Resolve() is not TypeDefinition { IsEnum: false } definition
            ? 0
            : ObjectSize.Block + definition.Fields.Where(field => !field.IsStatic).Sum(field => ObjectSize.Block + Of(field.FieldType));
}
