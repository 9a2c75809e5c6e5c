using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>The type of a value on the stack, as far as the instructions right before tell.</summary>
internal static class StackOperands
{
    /// <summary>
    /// The type of the number that the instruction at <paramref name="at"/> leaves behind: Int32, Int64 or Double, which stands for floats too. Null where it is
    /// another or cannot be told.
    /// </summary>
    public static MetadataType? LeftBy(IReadOnlyList<Instruction> instructions, int at)
    {
        // Arithmetic has the type of its last operand.
        while (at > 0 && instructions[at].OpCode.Code is Code.Add or Code.Sub or Code.Mul or Code.Div or Code.Rem or Code.Div_Un or Code.Rem_Un
            or Code.And or Code.Or or Code.Xor or Code.Neg or Code.Not or Code.Dup)
        {
            at--;
        }

        return at < 0 ? null : instructions[at].OpCode.Code switch
        {
            Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un or Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Ldind_R4 or Code.Ldind_R8 => MetadataType.Double,
            Code.Ldc_I8 or Code.Conv_I8 or Code.Conv_U8 or Code.Ldelem_I8 or Code.Ldind_I8 => MetadataType.Int64,
            Code.Ldc_I4 or Code.Conv_I1 or Code.Conv_U1 or Code.Conv_I2 or Code.Conv_U2 or Code.Conv_I4 or Code.Conv_U4 or Code.Ldlen
                or Code.Ldelem_I1 or Code.Ldelem_U1 or Code.Ldelem_I2 or Code.Ldelem_U2 or Code.Ldelem_I4 or Code.Ldelem_U4
                or Code.Ldind_I1 or Code.Ldind_U1 or Code.Ldind_I2 or Code.Ldind_U2 or Code.Ldind_I4 or Code.Ldind_U4 => MetadataType.Int32,
            Code.Ldloc => OnStack(((VariableDefinition)instructions[at].Operand).VariableType),
            Code.Ldarg => OnStack(((ParameterDefinition)instructions[at].Operand).ParameterType),
            Code.Ldfld or Code.Ldsfld => OnStack(((FieldReference)instructions[at].Operand).FieldType),
            Code.Call or Code.Callvirt => OnStack(((MethodReference)instructions[at].Operand).ReturnType),
            Code.Unbox_Any or Code.Ldobj or Code.Ldelem_Any => OnStack((TypeReference)instructions[at].Operand),
            _ => null,
        };
    }

    private static MetadataType? OnStack(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Single or MetadataType.Double => MetadataType.Double,
        MetadataType.Int64 or MetadataType.UInt64 => MetadataType.Int64,
        MetadataType.Boolean or MetadataType.Char or MetadataType.SByte or MetadataType.Byte or MetadataType.Int16 or MetadataType.UInt16
            or MetadataType.Int32 or MetadataType.UInt32 => MetadataType.Int32,
        _ => null,
    };
}
