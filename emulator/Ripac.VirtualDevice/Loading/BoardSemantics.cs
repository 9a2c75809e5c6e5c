using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Turns what nanoFramework's CLR does otherwise than .NET into .NET's terms, in a module's metadata: static constructors become
/// methods that are called before Main, each once, whether or not one fails; a method that hides a virtual one (<c>new</c>)
/// overrides it, as calls are looked up by name and signature there; a string literal ends at its first NUL; a character that
/// the compiler left without a box gets one; and a number or enum that is compared without a box is compared by its bits.
/// </summary>
internal static class BoardSemantics
{
    /// <summary>The name of what was a static constructor.</summary>
    public const string StaticConstructor = "cctor";

    public static void Apply(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetTypes())
        {
            FreeStaticConstructor(type);
            foreach (MethodDefinition method in type.Methods.Where(method => method.HasBody))
            {
                foreach (Instruction literal in method.Body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ldstr))
                {
                    literal.Operand = StringMembers.Cut((string)literal.Operand);
                }

                BoxLooseCharacters(method);
                CompareNumbers(method);
            }

            foreach (MethodDefinition method in type.Methods.Where(method => !method.IsStatic && !method.IsConstructor && (!method.IsVirtual || method.IsNewSlot)))
            {
                OverrideWhatItHides(type, method);
            }
        }
    }

    /// <summary>
    /// <c>foreach (var c in text)</c> gives <c>c</c> the type object, against nanoFramework's String, and the compiler stores the bare character in
    /// it. There it stays a number of 16 bits; here it must be an object.
    /// </summary>
    private static void BoxLooseCharacters(MethodDefinition method)
    {
        foreach (Instruction store in method.Body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Stloc).ToArray())
        {
            if (((VariableDefinition)store.Operand).VariableType.MetadataType == MetadataType.Object
                && store.Previous?.Operand is MethodReference { Name: "get_Chars", DeclaringType.FullName: "System.String" })
            {
                method.Body.GetILProcessor().InsertBefore(store, Instruction.Create(OpCodes.Box, method.Module.ImportReference(typeof(ushort))));
            }
        }
    }

    /// <summary><c>number.Equals(other)</c> and <c>constant.Equals(other)</c> go to <see cref="NumberEquality"/>; of values in boxes .NET's rules hold there too.</summary>
    private static void CompareNumbers(MethodDefinition method)
    {
        foreach (Instruction call in method.Body.Instructions.Where(IsEqualsOfNumber).ToArray())
        {
            GenericInstanceMethod equals = new(method.Module.ImportReference(typeof(NumberEquality).GetMethod(nameof(NumberEquality.AreEqual))));
            equals.GenericArguments.Add((TypeReference)call.Previous.Operand);
            call.Previous.OpCode = OpCodes.Nop;
            call.Previous.Operand = null!;
            call.OpCode = OpCodes.Call;
            call.Operand = equals;
        }
    }

    private static bool IsEqualsOfNumber(Instruction call) =>
        call is { OpCode.Code: Code.Callvirt, Operand: MethodReference { Name: nameof(Equals), Parameters: [{ ParameterType.MetadataType: MetadataType.Object }] } }
        && call.Previous is { OpCode.Code: Code.Constrained, Operand: TypeReference type }
        && (type.IsPrimitive || type.Resolve()?.IsEnum == true);

    private static void FreeStaticConstructor(TypeDefinition type)
    {
        if (type.GetStaticConstructor() is MethodDefinition constructor)
        {
            constructor.Name = StaticConstructor;
            constructor.IsSpecialName = false;
            constructor.IsRuntimeSpecialName = false;
            foreach (FieldDefinition field in type.Fields)
            {
                field.IsInitOnly = false;
            }
        }
    }

    private static void OverrideWhatItHides(TypeDefinition type, MethodDefinition method)
    {
        for (TypeDefinition? ancestor = type.BaseType?.Resolve(); ancestor is not null && !SurfaceAssemblies.Declares(ancestor); ancestor = ancestor.BaseType?.Resolve())
        {
            MethodDefinition? hidden = ancestor.Methods.FirstOrDefault(other => other.IsVirtual && !other.IsFinal && other.Name == method.Name && SameSignature(other, method));
            if (hidden is not null && (hidden.Attributes & MethodAttributes.MemberAccessMask) == (method.Attributes & MethodAttributes.MemberAccessMask))
            {
                method.IsVirtual = true;
                method.IsReuseSlot = true;
                return;
            }
        }
    }

    private static bool SameSignature(MethodDefinition a, MethodDefinition b) =>
        a.ReturnType.FullName == b.ReturnType.FullName && a.Parameters.Select(parameter => parameter.ParameterType.FullName).SequenceEqual(b.Parameters.Select(parameter => parameter.ParameterType.FullName));
}
