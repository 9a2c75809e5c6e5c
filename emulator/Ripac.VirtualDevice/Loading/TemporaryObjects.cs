using Mono.Cecil;
using Mono.Cecil.Cil;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// What instructions take of the managed heap that C# code does not ask for: a string literal's head (its text stays in the assembly), and a copy of each struct
/// that is loaded, two where it comes from behind a reference. Source: the interpreter's ldstr, LoadAndPromote and LoadFromReference, nf-interpreter, src/CLR/Core.
/// </summary>
internal static class TemporaryObjects
{
    /// <summary>In bytes.</summary>
    public static int BytesOf(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldstr => ObjectSize.Block,
        Code.Ldloc => StructSize.Of(((VariableDefinition)instruction.Operand).VariableType),
        Code.Ldarg => StructSize.Of(((ParameterDefinition)instruction.Operand).ParameterType),
        Code.Ldfld or Code.Ldsfld => StructSize.Of(((FieldReference)instruction.Operand).FieldType),
        Code.Newobj => StructSize.Of(((MethodReference)instruction.Operand).DeclaringType),
        Code.Ldobj or Code.Ldelem_Any or Code.Unbox_Any => 2 * StructSize.Of((TypeReference)instruction.Operand),
        _ => 0,
    };
}
