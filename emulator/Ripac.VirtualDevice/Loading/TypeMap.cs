using System.Collections;
using System.Reflection;
using Mono.Cecil;
using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice.Loading;

/// <summary>What becomes of nanoFramework's types and members when firmware is loaded.</summary>
internal static class TypeMap
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, Type> StandIns = Collect<NanoTypeAttribute>(attribute => attribute.FullName);

    private static readonly Dictionary<string, Type> MemberStandIns = Collect<NanoMembersAttribute>(attribute => attribute.FullName);

    /// <summary>What references may be turned to: where .NET keeps types that nanoFramework has too, and the virtual device itself.</summary>
    public static readonly Assembly[] HostAssemblies = [typeof(object).Assembly, typeof(Queue).Assembly, typeof(TypeMap).Assembly];

    /// <summary>The type that stands in for a type of the surface (by Cecil's full name), null if there is none.</summary>
    public static Type? Find(string fullName)
    {
        if (StandIns.TryGetValue(fullName, out Type? standIn))
        {
            return standIn;
        }

        int nested = fullName.IndexOf('/');
        return nested >= 0
            ? Find(fullName[..nested])?.GetNestedType(fullName[(nested + 1)..])
            : HostAssemblies.Select(assembly => assembly.GetType(fullName)).FirstOrDefault(type => type is { IsPublic: true });
    }

    /// <summary>The name of static methods that stand in for constructors.</summary>
    private const string Maker = "New";

    /// <summary>The static method that stands in for a member of the surface, null if the member needs none.</summary>
    /// <param name="member">The member.</param>
    /// <param name="asBase">
    /// It is called on the base class, from an override: what stands in then is named base_..., and must not call the override.
    /// </param>
    public static MethodInfo? FindMemberStandIn(MethodReference member, bool asBase = false)
    {
        if (!MemberStandIns.TryGetValue(member.DeclaringType.FullName, out Type? type))
        {
            return null;
        }

        IEnumerable<string> parameters = member.Parameters.Select(parameter => HostName(parameter.ParameterType));
        bool makes = member.Name == ".ctor";
        if (member.HasThis && !makes)
        {
            Type self = Find(member.DeclaringType.FullName)!;
            parameters = parameters.Prepend(HostName(self) + (self.IsValueType ? "&" : ""));
        }

        return type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == (asBase ? "base_" : "") + (makes ? Maker : member.Name) && Parameters(method).SequenceEqual(parameters));
    }

    /// <summary>True if the type that stands in has the method, itself or from a base type.</summary>
    public static bool HasMethod(MethodReference member)
    {
        string[] parameters = [.. member.Parameters.Select(parameter => HostName(parameter.ParameterType))];
        return Ancestors(Find(member.DeclaringType.FullName))
            .SelectMany(type => type.GetMethods(Members).Concat<MethodBase>(type.GetConstructors(Members)))
            .Any(method => method.Name == member.Name && method.IsStatic == !member.HasThis && !method.IsPrivate && Parameters(method).SequenceEqual(parameters)
                && (method is not MethodInfo info || HostName(info.ReturnType) == HostName(member.ReturnType)));
    }

    /// <summary>True if the type that stands in has the field.</summary>
    public static bool HasField(FieldReference member) =>
        Ancestors(Find(member.DeclaringType.FullName)).Any(type => type.GetField(member.Name, Members) is FieldInfo field && HostName(field.FieldType) == HostName(member.FieldType));

    private static IEnumerable<string> Parameters(MethodBase method) => method.GetParameters().Select(parameter => HostName(parameter.ParameterType));

    private static IEnumerable<Type> Ancestors(Type? type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        foreach (Type inherited in type?.IsInterface == true ? type.GetInterfaces() : [])
        {
            yield return inherited;
        }
    }

    private static string HostName(Type type) => type.ToString();

    /// <summary>The name that a type of firmware's signature has on the host.</summary>
    private static string HostName(TypeReference type) => type switch
    {
        ByReferenceType reference => HostName(reference.ElementType) + "&",
        ArrayType array => HostName(array.ElementType) + "[]",
        IModifierType modified => HostName(modified.ElementType),
        _ => Find(type.FullName) is Type host ? HostName(host) : type.FullName,
    };

    private static Dictionary<string, Type> Collect<T>(Func<T, string> name)
        where T : Attribute =>
        typeof(TypeMap).Assembly.GetTypes()
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<T>(inherit: false)))
            .Where(pair => pair.Attribute is not null)
            .ToDictionary(pair => name(pair.Attribute!), pair => pair.Type);
}
