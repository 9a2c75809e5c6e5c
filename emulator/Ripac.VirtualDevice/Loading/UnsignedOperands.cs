using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// nanoFramework's CLR keeps the type of a value on its stack: (int)someUint &gt;&gt; 4 shifts in zeros there. This finds a signed
/// operation right behind the load of an unsigned value.
/// </summary>
internal static class UnsignedOperands
{
    public static bool SignIsLost(Instruction operation)
    {
        // A conversion has one operand; for the others the first one decides, below a second that is a single load.
        bool conversion = operation.OpCode.Code is Code.Conv_R4 or Code.Conv_R8 or Code.Conv_I8;
        Instruction? operand = operation.Previous;
        if (!conversion)
        {
            if (operand is null || operand.OpCode.StackBehaviourPop != StackBehaviour.Pop0)
            {
                return false;
            }

            operand = operand.Previous;
        }

        return operand is not null && LoadedType(operand)?.MetadataType is MetadataType.UInt32 or MetadataType.UInt64;
    }

    private static TypeReference? LoadedType(Instruction load) => load.OpCode.Code switch
    {
        Code.Ldfld or Code.Ldsfld => ((FieldReference)load.Operand).FieldType,
        Code.Call or Code.Callvirt => ((MethodReference)load.Operand).ReturnType,
        Code.Ldloc => ((VariableDefinition)load.Operand).VariableType,
        Code.Ldarg => ((ParameterDefinition)load.Operand).ParameterType,
        _ => null,
    };
}
