using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Which instructions take memory from the managed heap by the will of whoever wrote them; <see cref="TemporaryObjects"/> has the others. Static data is not counted.
/// </summary>
internal static class AllocationKinds
{
    /// <summary>Library methods that allocate though they return neither a string nor an array.</summary>
    private static readonly HashSet<string> Allocating =
    [
        "System.Array.Clone", "System.Array.GetEnumerator", "System.Collections.ArrayList.Add", "System.Collections.ArrayList.Clone",
        "System.Collections.ArrayList.GetEnumerator", "System.Collections.ArrayList.Insert", "System.Collections.Hashtable.Add",
        "System.Collections.Hashtable.GetEnumerator", "System.Collections.Hashtable.set_Item", "System.Collections.IEnumerable.GetEnumerator",
        "System.Collections.Queue.Enqueue", "System.Collections.Stack.Push", "System.Delegate.Combine", "System.Delegate.Remove",
        "System.Device.Spi.SpiDevice.get_ConnectionSettings", "System.String.GetEnumerator", "System.Text.StringBuilder.Append",
        "System.Text.StringBuilder.AppendLine", "System.Text.StringBuilder.Insert", "System.Text.StringBuilder.Replace",
    ];

    /// <summary>What an instruction allocates, null if nothing.</summary>
    public static string? Of(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newobj when instruction.Operand is MethodReference constructor && !IsStruct(constructor.DeclaringType) =>
            Name(constructor.DeclaringType),
        Code.Newarr => $"{Name((TypeReference)instruction.Operand)}[]",
        Code.Box => $"boxed {Name((TypeReference)instruction.Operand)}",
        Code.Call or Code.Callvirt when instruction.Operand is MethodReference called && SurfaceAssemblies.Declares(called.DeclaringType) =>
            OfCall(called),
        _ => null,
    };

    /// <summary>Whether the instruction leaves what it allocated on the stack.</summary>
    public static bool LeavesObject(Instruction instruction) => instruction.Operand is not MethodReference called || instruction.OpCode.Code == Code.Newobj
        || called.ReturnType.FullName == "System.String" || called.ReturnType.IsArray;

    private static string? OfCall(MethodReference called)
    {
        string name = $"{called.DeclaringType.FullName}.{called.Name}";
        bool makesText = called.ReturnType.FullName == "System.String" && !called.Name.StartsWith("get_", StringComparison.Ordinal);
        return makesText || called.ReturnType.IsArray || Allocating.Contains(name) ? name : null;
    }

    private static bool IsStruct(TypeReference type) => type.Resolve()?.IsValueType == true;

    private static string Name(TypeReference type) => type.FullName.Replace('/', '.');
}
