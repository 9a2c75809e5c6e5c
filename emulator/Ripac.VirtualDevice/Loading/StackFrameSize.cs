using Mono.Cecil;
using Mono.Cecil.Cil;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// What a call of a method takes of the managed heap on a 32-bit board: stack frames lie on it, and each local that is a struct is an object. Source: CLR_RT_StackFrame::Push and
/// InitializeLocals, nf-interpreter, src/CLR/Core; methods that a board executes in the frame of their caller (PushInline) have one here.
/// </summary>
internal static class StackFrameSize
{
    /// <summary>The 80 bytes of a frame's head, in blocks.</summary>
    private const int HeadBlocks = 7;

    /// <summary>Locals and evaluation stack have so many blocks at least.</summary>
    private const int LeastSlots = 10;

    /// <summary>Two for an object that is being made, one for a call in the caller's frame.</summary>
    private const int SpareSlots = 3;

    /// <summary>In bytes.</summary>
    public static int Of(MethodDefinition method)
    {
        int slots = method.Body.Variables.Count + Deepest(method.Body) + SpareSlots;
        return (ObjectSize.Block * (HeadBlocks + Math.Max(LeastSlots, slots))) + method.Body.Variables.Sum(local => StructSize.Of(local.VariableType));
    }

    /// <summary>The most values on the evaluation stack, as the metadata processor counts them: from the first instruction to the last, and on at the targets of branches.</summary>
    private static int Deepest(MethodBody body)
    {
        Dictionary<Instruction, int> known = body.ExceptionHandlers
            .SelectMany(handler => handler.HandlerType switch
            {
                ExceptionHandlerType.Catch => (Instruction[])[handler.HandlerStart],
                ExceptionHandlerType.Filter => [handler.FilterStart, handler.HandlerStart],
                _ => [],
            })
            .ToDictionary(start => start, _ => 1);
        int depth = 0;
        int deepest = 0;
        foreach (Instruction instruction in body.Instructions)
        {
            depth = known.GetValueOrDefault(instruction, depth);
            depth = instruction.OpCode.StackBehaviourPop == StackBehaviour.PopAll ? 0 : depth - Popped(instruction, body.Method) + Pushed(instruction);
            deepest = Math.Max(deepest, depth);
            foreach (Instruction target in instruction.Operand switch { Instruction one => [one], Instruction[] several => several, _ => (Instruction[])[] })
            {
                known.TryAdd(target, depth);
            }

            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
            {
                depth = 0;
            }
        }

        return deepest;
    }

    private static int Popped(Instruction instruction, MethodDefinition method) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4
            or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.Varpop when instruction.OpCode.Code == Code.Ret => method.ReturnType.MetadataType == MetadataType.Void ? 0 : 1,
        StackBehaviour.Varpop when instruction.Operand is IMethodSignature called =>
            called.Parameters.Count + (called.HasThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0) + (instruction.OpCode.Code == Code.Calli ? 1 : 0),
        _ => 2,
    };

    private static int Pushed(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand is IMethodSignature called && called.ReturnType.MetadataType != MetadataType.Void ? 1 : 0,
        _ => 1,
    };
}
