using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Finalizers run on the board, not on a thread of the host: what was <c>Finalize</c> gets another name, and a new one tells the board that the host found
/// the object dead. Which objects are dead must not depend on how the host compiles: firmware with finalizers is compiled without
/// optimisation, so that a local keeps its object until the method's end, as on a board; and an object with a finalizer is made in a method of its own, whose temporary values
/// are gone when it returns.
/// </summary>
internal static class FinalizerRewriter
{
    /// <summary>The name of what was <c>Finalize</c>.</summary>
    public const string Finalizer = "BoardFinalize";

    private const string HostName = "Finalize";

    public static void Apply(IReadOnlyList<AssemblyDefinition> assemblies)
    {
        TypeDefinition[] types = [.. assemblies.SelectMany(assembly => assembly.MainModule.GetTypes())];
        if (!Array.Exists(types, type => type.Methods.Any(IsFinalizer)))
        {
            return;
        }

        foreach (MethodDefinition method in types.SelectMany(type => type.Methods).Where(method => method.HasBody).ToArray())
        {
            method.NoOptimization = true;
            method.Body.SimplifyMacros();
            foreach (Instruction instruction in method.Body.Instructions.ToArray())
            {
                if (instruction.OpCode.Code == Code.Newobj && HasFinalizer(((MethodReference)instruction.Operand).DeclaringType.Resolve()))
                {
                    MethodDefinition maker = MakerFor(method, instruction);
                    instruction.OpCode = OpCodes.Call;
                    instruction.Operand = maker;
                }
                else if (IsFinalizer(method) && instruction.Operand is MethodReference { Name: HostName, HasParameters: false } called)
                {
                    CallBase(instruction, called);
                }
            }
        }

        foreach (TypeDefinition type in types)
        {
            if (type.Methods.FirstOrDefault(IsFinalizer) is MethodDefinition finalizer)
            {
                finalizer.Name = Finalizer;
                finalizer.Overrides.Clear();
                type.Methods.Add(HostFinalizer(type.Module));
            }
        }
    }

    /// <summary>Whether the host would run the method as a finalizer: before <see cref="Apply"/> firmware's, after it one that only tells the board.</summary>
    public static bool IsFinalizer(MethodDefinition method) => method.Name == HostName && method.IsVirtual && method.HasBody && !method.HasParameters;

    private static bool HasFinalizer(TypeDefinition? type) =>
        type is not null && !SurfaceAssemblies.Declares(type) && (type.Methods.Any(IsFinalizer) || HasFinalizer(type.BaseType?.Resolve()));

    /// <summary>Object's does nothing, and the host's is not for others to call.</summary>
    private static void CallBase(Instruction call, MethodReference called)
    {
        if (SurfaceAssemblies.Declares(called.DeclaringType))
        {
            call.OpCode = OpCodes.Pop;
            call.Operand = null;
        }
        else if (called is not MethodDefinition)
        {
            called.Name = Finalizer;
        }
    }

    private static MethodDefinition HostFinalizer(ModuleDefinition module)
    {
        MethodDefinition method = new(HostName, MethodAttributes.Family | MethodAttributes.HideBySig | MethodAttributes.Virtual, module.TypeSystem.Void);
        ILProcessor code = method.Body.GetILProcessor();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, module.ImportReference(typeof(Processor).GetMethod(nameof(Processor.Died))));
        code.Emit(OpCodes.Ret);
        return method;
    }

    /// <summary>Makes the object in a method of its own, at the same line.</summary>
    private static MethodDefinition MakerFor(MethodDefinition caller, Instruction newobj)
    {
        MethodReference constructor = (MethodReference)newobj.Operand;
        TypeDefinition owner = caller.DeclaringType;
        MethodDefinition maker = new($"{caller.Name}<new>{owner.Methods.Count}", MethodAttributes.Private | MethodAttributes.Static, constructor.DeclaringType) { NoOptimization = true };
        ILProcessor code = maker.Body.GetILProcessor();
        foreach (ParameterDefinition parameter in constructor.Parameters)
        {
            maker.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
            code.Emit(OpCodes.Ldarg, maker.Parameters[^1]);
        }

        code.Emit(OpCodes.Newobj, constructor);
        code.Emit(OpCodes.Dup);
        code.Emit(OpCodes.Call, caller.Module.ImportReference(typeof(Processor).GetMethod(nameof(Processor.MadeFinalizable))));
        code.Emit(OpCodes.Ret);
        if (SourcePlace.PointOf(caller, newobj) is SequencePoint point)
        {
            maker.DebugInformation.SequencePoints.Add(new SequencePoint(maker.Body.Instructions[0], point.Document)
            {
                StartLine = point.StartLine,
                StartColumn = point.StartColumn,
                EndLine = point.EndLine,
                EndColumn = point.EndColumn,
            });
        }

        owner.Methods.Add(maker);
        return maker;
    }
}
