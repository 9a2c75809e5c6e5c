using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Ripac.VirtualDevice.Execution;
using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Puts the calls of <see cref="Processor"/> into firmware's IL: a count at the head of each basic block, one before each
/// allocation, the bytes of temporary objects, the size of each call's frame, and a look at each exception that is made or reaches a handler. Arithmetic loses its overflow checks, as
/// nanoFramework's CLR has none; a float becomes an integer by way of 64 bits, as there; and the lowest number divided by -1 is itself, as an ESP32 divides.
/// </summary>
/// <param name="module">What to put them into.</param>
/// <param name="sites">Gets the places that allocate.</param>
internal sealed class Instrumenter(ModuleDefinition module, List<AllocationSite> sites)
{
    private static readonly Dictionary<Code, OpCode> Unchecked = new()
    {
        [Code.Add_Ovf] = OpCodes.Add,
        [Code.Add_Ovf_Un] = OpCodes.Add,
        [Code.Sub_Ovf] = OpCodes.Sub,
        [Code.Sub_Ovf_Un] = OpCodes.Sub,
        [Code.Mul_Ovf] = OpCodes.Mul,
        [Code.Mul_Ovf_Un] = OpCodes.Mul,
        [Code.Conv_Ovf_I1] = OpCodes.Conv_I1,
        [Code.Conv_Ovf_I1_Un] = OpCodes.Conv_I1,
        [Code.Conv_Ovf_U1] = OpCodes.Conv_U1,
        [Code.Conv_Ovf_U1_Un] = OpCodes.Conv_U1,
        [Code.Conv_Ovf_I2] = OpCodes.Conv_I2,
        [Code.Conv_Ovf_I2_Un] = OpCodes.Conv_I2,
        [Code.Conv_Ovf_U2] = OpCodes.Conv_U2,
        [Code.Conv_Ovf_U2_Un] = OpCodes.Conv_U2,
        [Code.Conv_Ovf_I4] = OpCodes.Conv_I4,
        [Code.Conv_Ovf_I4_Un] = OpCodes.Conv_I4,
        [Code.Conv_Ovf_U4] = OpCodes.Conv_U4,
        [Code.Conv_Ovf_U4_Un] = OpCodes.Conv_U4,
        [Code.Conv_Ovf_I8] = OpCodes.Conv_I8,
        [Code.Conv_Ovf_I8_Un] = OpCodes.Conv_U8,
        [Code.Conv_Ovf_U8] = OpCodes.Conv_I8,
        [Code.Conv_Ovf_U8_Un] = OpCodes.Conv_U8,
        [Code.Conv_Ovf_I] = OpCodes.Conv_I,
        [Code.Conv_Ovf_I_Un] = OpCodes.Conv_I,
        [Code.Conv_Ovf_U] = OpCodes.Conv_U,
        [Code.Conv_Ovf_U_Un] = OpCodes.Conv_U,
    };

    private static readonly HashSet<Code> IntegerConversions =
        [Code.Conv_I1, Code.Conv_U1, Code.Conv_I2, Code.Conv_U2, Code.Conv_I4, Code.Conv_U4, Code.Conv_I8, Code.Conv_U8];

    private readonly MethodReference _count = Import(module, nameof(Processor.Count));
    private readonly MethodReference _countCalls = Import(module, nameof(Processor.CountCalls));
    private readonly MethodReference _enter = Import(module, nameof(Processor.Enter));
    private readonly MethodReference _leave = Import(module, nameof(Processor.Leave));
    private readonly MethodReference _leaveConstraint = Import(module, nameof(Processor.LeaveConstraint));
    private readonly MethodReference _depth = Import(module, nameof(Processor.Depth));
    private readonly MethodReference _unwound = Import(module, nameof(Processor.Unwound));
    private readonly MethodReference _allocate = Import(module, nameof(Processor.Allocate));
    private readonly MethodReference _allocated = Import(module, nameof(Processor.Allocated));
    private readonly MethodReference _allocateTemporary = Import(module, nameof(Processor.AllocateTemporary));
    private readonly MethodReference _length = Import(module, nameof(Processor.Length));
    private readonly MethodReference _caught = Import(module, nameof(Processor.Caught));
    private readonly MethodReference _passed = Import(module, nameof(Processor.Passed));
    private readonly MethodReference _catches = Import(module, nameof(Processor.Catches));
    private readonly MethodReference _leaveHandler = Import(module, nameof(Processor.LeaveHandler));
    private readonly MethodReference _truncate = Import(module, nameof(Processor.Truncate));
    private readonly MethodReference _divide = Import(module, nameof(Processor.Divide));
    private readonly MethodReference _remainder = Import(module, nameof(Processor.Remainder));
    private readonly MethodReference _divideLong = Import(module, nameof(Processor.DivideLong));
    private readonly MethodReference _remainderLong = Import(module, nameof(Processor.RemainderLong));
    private readonly MethodReference _made = Import(module, nameof(Processor.Made));
    private readonly TypeReference _exception = module.ImportReference(typeof(Exception));

    public void Run()
    {
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            if (!FinalizerRewriter.IsFinalizer(method))
            {
                Instrument(method);
            }
        }
    }

    private static MethodReference Import(ModuleDefinition module, string name) =>
        module.ImportReference(typeof(Processor).GetMethod(name));

    private void Instrument(MethodDefinition method)
    {
        MethodBody body = method.Body;
        body.SimplifyMacros();
        List<Instruction> original = [.. body.Instructions];
        Dictionary<Instruction, (int Instructions, int Calls, int Temporary)> blocks = BasicBlocks(body, original);
        Dictionary<Instruction, ExceptionHandler> handlers = HandlersByFirstInstruction(body);
        int frame = original.Exists(instruction => instruction.OpCode.FlowControl == FlowControl.Call) ? StackFrameSize.Of(method) : 0;
        Dictionary<Instruction, Instruction> heads = [];
        Dictionary<ExceptionHandler, int> handlerStarts = [];
        body.Instructions.Clear();
        VariableDefinition? depth = frame == 0 ? null : EnterFrame(body, frame);
        for (int i = 0; i < original.Count; i++)
        {
            Instruction instruction = original[i];
            int start = body.Instructions.Count;
            handlers.TryGetValue(instruction, out ExceptionHandler? handler);
            TypeReference? caught = handler?.CatchType;
            if (handler is not null && caught is not null && SurfaceAssemblies.Declares(caught))
            {
                MakeFilter(body, handler);
                handlerStarts.Add(handler, body.Instructions.Count);
            }

            if (blocks.TryGetValue(instruction, out (int Instructions, int Calls, int Temporary) block))
            {
                if (depth is not null && body.ExceptionHandlers.Any(candidate => candidate.HandlerStart == instruction))
                {
                    body.Instructions.Add(Instruction.Create(OpCodes.Ldloc, depth));
                    body.Instructions.Add(Instruction.Create(OpCodes.Call, _unwound));
                }

                body.Instructions.Add(Instruction.Create(OpCodes.Ldc_I4, block.Instructions));
                if (block.Calls > 0)
                {
                    body.Instructions.Add(Instruction.Create(OpCodes.Ldc_I4, block.Calls));
                }

                body.Instructions.Add(Instruction.Create(OpCodes.Call, block.Calls > 0 ? _countCalls : _count));
                if (block.Temporary > 0)
                {
                    Call(body, _allocateTemporary, block.Temporary);
                }
            }

            if (handler is not null)
            {
                LookAtException(body, caught);
            }

            // Nothing may come between a prefix and its instruction.
            bool behindPrefix = i > 0 && IsPrefix(original[i - 1]);
            int site = AllocationKinds.Of(instruction) is string what ? AddSite(method, instruction, what) : -1;
            if (site >= 0 && !behindPrefix && !AllocationKinds.LeavesObject(instruction))
            {
                Call(body, _allocate, site);
            }

            if (instruction.OpCode.Code == Code.Newarr)
            {
                body.Instructions.Add(Instruction.Create(OpCodes.Conv_I4));
                body.Instructions.Add(Instruction.Create(OpCodes.Ldtoken, (TypeReference)instruction.Operand));
                body.Instructions.Add(Instruction.Create(OpCodes.Call, _length));
            }

            if (Unchecked.TryGetValue(instruction.OpCode.Code, out OpCode plain))
            {
                instruction.OpCode = plain;
            }

            if (instruction.OpCode.Code == Code.Leave && body.ExceptionHandlers.Any(handler => IsInside(handler, instruction)))
            {
                body.Instructions.Add(Instruction.Create(OpCodes.Call, _leaveHandler));
            }

            if (IntegerConversions.Contains(instruction.OpCode.Code) && StackOperands.LeftBy(original, i - 1) == MetadataType.Double)
            {
                body.Instructions.Add(Instruction.Create(OpCodes.Call, _truncate));
            }

            if (instruction.OpCode.Code is Code.Div or Code.Rem && !IsConstant(original[i - 1]) && Division(instruction, StackOperands.LeftBy(original, i - 1)) is MethodReference division)
            {
                instruction.OpCode = OpCodes.Call;
                instruction.Operand = division;
            }

            if (instruction.OpCode.Code == Code.Ret && frame > 0)
            {
                if (original.Exists(InstallsConstraint))
                {
                    body.Instructions.Add(Instruction.Create(OpCodes.Call, _leaveConstraint));
                }

                Call(body, _leave, frame);
            }

            if (instruction.OpCode.Code == Code.Ret && body.Instructions.LastOrDefault()?.OpCode.FlowControl == FlowControl.Call)
            {
                // Without it the host's compiler makes the call a jump, and the caller is missing in stack traces.
                body.Instructions.Add(Instruction.Create(OpCodes.Nop));
            }

            body.Instructions.Add(instruction);
            heads.Add(instruction, body.Instructions[start]);
            if (site >= 0 && AllocationKinds.LeavesObject(instruction))
            {
                body.Instructions.Add(Instruction.Create(OpCodes.Dup));
                Call(body, _allocated, site);
            }

            if (instruction.OpCode.Code == Code.Newobj && IsException(((MethodReference)instruction.Operand).DeclaringType))
            {
                body.Instructions.Add(Instruction.Create(OpCodes.Dup));
                body.Instructions.Add(Instruction.Create(OpCodes.Call, _made));
            }
        }

        Redirect(body, original, heads);
        foreach ((ExceptionHandler handler, int start) in handlerStarts)
        {
            handler.FilterStart = handler.HandlerStart;
            handler.HandlerStart = body.Instructions[start];
        }

        body.OptimizeMacros();
    }

    /// <summary>The frame is taken before all else; with handlers the method keeps how deep the stack is, as frames that an exception passes through do not leave.</summary>
    private VariableDefinition? EnterFrame(MethodBody body, int frame)
    {
        Call(body, _enter, frame);
        if (!body.HasExceptionHandlers)
        {
            return null;
        }

        VariableDefinition depth = new(module.TypeSystem.Int32);
        body.Variables.Add(depth);
        body.Instructions.Add(Instruction.Create(OpCodes.Call, _depth));
        body.Instructions.Add(Instruction.Create(OpCodes.Stloc, depth));
        return depth;
    }

    /// <summary>A constant that is not -1 divides as on .NET.</summary>
    private static bool IsConstant(Instruction divisor) => divisor.Operand is int and not -1 or long and not -1L;

    private MethodReference? Division(Instruction instruction, MetadataType? type) => (instruction.OpCode.Code, type) switch
    {
        (Code.Div, MetadataType.Int32) => _divide,
        (Code.Rem, MetadataType.Int32) => _remainder,
        (Code.Div, MetadataType.Int64) => _divideLong,
        (Code.Rem, MetadataType.Int64) => _remainderLong,
        _ => null,
    };

    private int AddSite(MethodDefinition method, Instruction instruction, string what)
    {
        sites.Add(new AllocationSite(SourcePlace.Of(method), what, SourcePlace.Of(method, instruction), 0, 0));
        return sites.Count - 1;
    }

    private static void Call(MethodBody body, MethodReference target, int argument)
    {
        body.Instructions.Add(Instruction.Create(OpCodes.Ldc_I4, argument));
        body.Instructions.Add(Instruction.Create(OpCodes.Call, target));
    }

    private static bool InstallsConstraint(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: nameof(ExecutionConstraint.Install), DeclaringType.FullName: "nanoFramework.Runtime.Native.ExecutionConstraint" };

    private static bool IsPrefix(Instruction instruction) => instruction.OpCode.OpCodeType == OpCodeType.Prefix;

    /// <summary>A catch of one of the API's types becomes a filter, as what .NET throws may be of another type there.</summary>
    private void MakeFilter(MethodBody body, ExceptionHandler handler)
    {
        body.Instructions.Add(Instruction.Create(OpCodes.Ldtoken, handler.CatchType));
        body.Instructions.Add(Instruction.Create(OpCodes.Call, _catches));
        body.Instructions.Add(Instruction.Create(OpCodes.Endfilter));
        handler.HandlerType = ExceptionHandlerType.Filter;
        handler.CatchType = null;
    }

    /// <summary>The handler gets the exception as firmware sees it.</summary>
    private void LookAtException(MethodBody body, TypeReference? caught)
    {
        bool ofFirmware = caught is not null && !SurfaceAssemblies.Declares(caught);
        body.Instructions.Add(Instruction.Create(OpCodes.Castclass, _exception));
        body.Instructions.Add(Instruction.Create(OpCodes.Call, ofFirmware ? _passed : _caught));
        if (caught is not null)
        {
            body.Instructions.Add(Instruction.Create(OpCodes.Castclass, caught));
        }
    }

    /// <summary>Whether an instruction, still with the offset that it was read with, is in a handler that catches.</summary>
    private static bool IsInside(ExceptionHandler handler, Instruction instruction) =>
        handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter
        && instruction.Offset >= handler.HandlerStart.Offset && (handler.HandlerEnd is null || instruction.Offset < handler.HandlerEnd.Offset);

    private static bool IsException(TypeReference type)
    {
        for (TypeDefinition? ancestor = type.Resolve(); ancestor is not null; ancestor = ancestor.BaseType?.Resolve())
        {
            if (ancestor.FullName == "System.Exception")
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<Instruction, ExceptionHandler> HandlersByFirstInstruction(MethodBody body)
    {
        Dictionary<Instruction, ExceptionHandler> first = [];
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            if (handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter)
            {
                first[handler.HandlerStart] = handler;
                if (handler.FilterStart is not null)
                {
                    first[handler.FilterStart] = handler;
                }
            }
        }

        return first;
    }

    /// <summary>The first instruction of each basic block, with the block's length, the calls in it and the bytes of its temporary objects.</summary>
    private static Dictionary<Instruction, (int Instructions, int Calls, int Temporary)> BasicBlocks(MethodBody body, List<Instruction> instructions)
    {
        HashSet<Instruction> heads = [instructions[0]];
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            heads.UnionWith(new[] { handler.TryStart, handler.HandlerStart, handler.FilterStart }.Where(start => start is not null)!);
        }

        for (int i = 0; i < instructions.Count; i++)
        {
            switch (instructions[i].Operand)
            {
                case Instruction target:
                    heads.Add(target);
                    break;
                case Instruction[] targets:
                    heads.UnionWith(targets);
                    break;
            }

            if (instructions[i].OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch && i + 1 < instructions.Count)
            {
                heads.Add(instructions[i + 1]);
            }
        }

        Dictionary<Instruction, (int Instructions, int Calls, int Temporary)> blocks = [];
        Instruction head = instructions[0];
        foreach (Instruction instruction in instructions)
        {
            head = heads.Contains(instruction) ? instruction : head;
            (int instructionsSoFar, int callsSoFar, int temporarySoFar) = blocks.GetValueOrDefault(head);
            blocks[head] = (instructionsSoFar + 1, callsSoFar + (instruction.OpCode.FlowControl == FlowControl.Call ? 1 : 0), temporarySoFar + TemporaryObjects.BytesOf(instruction));
        }

        return blocks;
    }

    /// <summary>Branches and exception handlers lead to what was put before their targets.</summary>
    private static void Redirect(MethodBody body, List<Instruction> original, Dictionary<Instruction, Instruction> heads)
    {
        foreach (Instruction instruction in original)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => heads[target],
                Instruction[] targets => Array.ConvertAll(targets, target => heads[target]),
                _ => instruction.Operand,
            };
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = heads[handler.TryStart];
            handler.TryEnd = heads[handler.TryEnd];
            handler.HandlerStart = heads[handler.HandlerStart];
            handler.HandlerEnd = handler.HandlerEnd is null ? null : heads[handler.HandlerEnd];
            handler.FilterStart = handler.FilterStart is null ? null : heads[handler.FilterStart];
        }
    }
}
