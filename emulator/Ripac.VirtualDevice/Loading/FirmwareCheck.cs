using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Finds in compiled firmware what compiles but is missing, crashes or misbehaves on a board with nanoFramework 1.x. Each rule
/// was probed with the real compiler, metadata processor and CLR.
/// </summary>
public static class FirmwareCheck
{
    /// <summary>A method's locals are counted in one byte.</summary>
    private const int MostLocals = 255;

    /// <summary>Checks an assembly with the firmware assemblies it refers to: one line a problem, with method and source line, and one a member that is missing.</summary>
    /// <exception cref="FirmwareLoadException">The files are no firmware.</exception>
    public static IReadOnlyList<string> Run(string path)
    {
        using FirmwareImage image = FirmwareImage.Read(path);
        return [.. Run(image)];
    }

    internal static IEnumerable<string> Run(FirmwareImage image) =>
        image.Assemblies.SelectMany(assembly => assembly.MainModule.GetTypes()).SelectMany(CheckType).Distinct().Concat(MissingMembers.Find(image));

    private static IEnumerable<string> CheckType(TypeDefinition type)
    {
        if (type.HasGenericParameters && type.DeclaringType?.HasGenericParameters != true)
        {
            yield return $"{type.FullName}: a generic type, which nanoFramework 1.x does not run";
        }

        foreach (FieldDefinition field in type.Fields)
        {
            foreach (string problem in CheckSignature(field.FieldType))
            {
                yield return $"{type.FullName}.{field.Name}: {problem}";
            }
        }

        foreach (MethodDefinition method in type.Methods)
        {
            foreach ((Instruction? place, string problem) in CheckMethod(method))
            {
                yield return $"{SourcePlace.Whole(method, place)}: {problem}";
            }
        }
    }

    private static IEnumerable<(Instruction? Place, string Problem)> CheckMethod(MethodDefinition method)
    {
        if (method.HasGenericParameters)
        {
            yield return (null, "a generic method, which hangs or crashes the device at start");
        }

        if (method.DeclaringType.IsInterface && method.HasBody && !method.IsStatic)
        {
            yield return (null, "a default interface method, which throws when it is called");
        }

        foreach (string problem in method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType).SelectMany(CheckSignature))
        {
            yield return (null, problem);
        }

        if (!method.HasBody)
        {
            yield break;
        }

        method.Body.SimplifyMacros();
        if (method.Body.Variables.Count > MostLocals)
        {
            yield return (null, $"{method.Body.Variables.Count} locals, at most {MostLocals} are possible");
        }

        foreach (VariableDefinition local in method.Body.Variables)
        {
            if (local.IsPinned)
            {
                yield return (null, "`fixed`, which stops the metadata processor");
            }

            foreach (string problem in CheckSignature(local.VariableType))
            {
                yield return (null, problem);
            }
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            foreach (string problem in CheckInstruction(instruction))
            {
                yield return (instruction, problem);
            }
        }
    }

    private static IEnumerable<string> CheckInstruction(Instruction instruction)
    {
        if (instruction.OpCode.Code == Code.Localloc)
        {
            yield return "`stackalloc`, which throws on the device";
        }

        if (instruction.OpCode.Code == Code.Volatile)
        {
            yield return "a volatile field: use lock or Interlocked";
        }

        if (instruction.OpCode.Code is Code.Shr or Code.Div or Code.Rem or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_I8 && UnsignedOperands.SignIsLost(instruction))
        {
            yield return "an unsigned value used as a signed one within an expression: the device keeps it unsigned; store it in a local first";
        }

        switch (instruction.Operand)
        {
            case GenericInstanceMethod generic:
                yield return $"{generic.FullName}: a generic method, which hangs or crashes the device";
                break;

            case MemberReference member when member is MethodReference or FieldReference:
                foreach (string problem in CheckSignature(member.DeclaringType))
                {
                    yield return problem;
                }

                break;

            case TypeReference type:
                foreach (string problem in CheckSignature(type))
                {
                    yield return problem;
                }

                break;
        }
    }

    private static IEnumerable<string> CheckSignature(TypeReference type)
    {
        switch (type)
        {
            case ArrayType { Rank: > 1 }:
                yield return $"{type.FullName}: an array of several dimensions, which crashes the device; use an array of arrays";
                break;

            case GenericInstanceType:
                yield return $"{type.FullName}: a generic type, which nanoFramework 1.x does not run";
                break;

            case IModifierType { ModifierType.Name: "IsVolatile" }:
                yield return "a volatile field: use lock or Interlocked";
                break;
        }

        if (type is TypeSpecification specification)
        {
            foreach (string problem in CheckSignature(specification.ElementType))
            {
                yield return problem;
            }
        }
    }
}
