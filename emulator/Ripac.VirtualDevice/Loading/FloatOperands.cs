using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>Finds floating-point values on the stack, as far as the instructions right before tell.</summary>
internal static class FloatOperands
{
    /// <summary>Whether the instruction at <paramref name="at"/> leaves a float or double behind.</summary>
    public static bool IsLeftBy(IReadOnlyList<Instruction> instructions, int at)
    {
        // Arithmetic has the type of its last operand.
        while (at > 0 && instructions[at].OpCode.Code is Code.Add or Code.Sub or Code.Mul or Code.Div or Code.Rem or Code.Neg or Code.Dup)
        {
            at--;
        }

        return at >= 0 && instructions[at].OpCode.Code switch
        {
            Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un or Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Ldind_R4 or Code.Ldind_R8 => true,
            Code.Ldloc => IsFloat(((VariableDefinition)instructions[at].Operand).VariableType),
            Code.Ldarg => IsFloat(((ParameterDefinition)instructions[at].Operand).ParameterType),
            Code.Ldfld or Code.Ldsfld => IsFloat(((FieldReference)instructions[at].Operand).FieldType),
            Code.Call or Code.Callvirt => IsFloat(((MethodReference)instructions[at].Operand).ReturnType),
            Code.Unbox_Any => IsFloat((TypeReference)instructions[at].Operand),
            _ => false,
        };
    }

    private static bool IsFloat(TypeReference type) => type.MetadataType is MetadataType.Single or MetadataType.Double;
}
