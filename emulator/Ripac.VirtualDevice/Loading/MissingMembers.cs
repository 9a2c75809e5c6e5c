using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// What firmware uses of nanoFramework's assemblies and the virtual device does not have. It may be in nanoFramework or not: the
/// surface, which does not declare it, cannot tell.
/// </summary>
internal static class MissingMembers
{
    public static IEnumerable<string> Find(FirmwareImage image) => Describe(
        from type in image.Assemblies.SelectMany(assembly => assembly.MainModule.GetTypes())
        from use in UsesOf(type)
        where IsMissing(use.Member)
        select (use.Member, use.Place));

    /// <summary>One line a member: its signature, how often it is used, and where first.</summary>
    public static IEnumerable<string> Describe(IEnumerable<(MemberReference Member, string Place)> uses) =>
        from use in uses
        group use.Place by use.Member.FullName into places
        let count = places.Count()
        select $"the virtual device has no {places.Key}: used {(count == 1 ? "once, in" : $"{count} times, first in")} {places.First()}";

    private static bool IsMissing(MemberReference member) => member switch
    {
        TypeReference type => type is not GenericParameter && SurfaceAssemblies.Declares(type) && type.Resolve() is null,
        _ => member.DeclaringType is not ArrayType && SurfaceAssemblies.Declares(member.DeclaringType) && member.Resolve() is null,
    };

    private static IEnumerable<(MemberReference Member, string Place)> UsesOf(TypeDefinition type)
    {
        IEnumerable<TypeReference?> bases = type.Interfaces.Select(implemented => implemented.InterfaceType).Prepend(type.BaseType);
        return bases.OfType<TypeReference>().Select(used => (Member(used), type.FullName))
            .Concat(type.Fields.Select(field => (Member(field.FieldType), $"{type.FullName}.{field.Name}")))
            .Concat(type.Methods.SelectMany(UsesOf));
    }

    private static IEnumerable<(MemberReference Member, string Place)> UsesOf(MethodDefinition method)
    {
        IEnumerable<TypeReference?> types = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        if (!method.HasBody)
        {
            return types.OfType<TypeReference>().Select(used => (Member(used), SourcePlace.Of(method)));
        }

        types = types.Concat(method.Body.Variables.Select(local => local.VariableType)).Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
        return types.OfType<TypeReference>().Select(used => (Member(used), SourcePlace.Whole(method, null)))
            .Concat(from instruction in method.Body.Instructions
                    where instruction.Operand is MemberReference and not GenericInstanceMethod
                    select (Member((MemberReference)instruction.Operand), SourcePlace.Whole(method, instruction)));
    }

    /// <summary>What is named by a reference: of an array or a pointer, the element.</summary>
    private static MemberReference Member(MemberReference reference) => reference is TypeReference type ? type.GetElementType() : reference;
}
