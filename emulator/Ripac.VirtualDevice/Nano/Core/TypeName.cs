using System.Reflection;
using Ripac.VirtualDevice.Execution;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Names of types as firmware knows them: not those of what stands in.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        return type.GetCustomAttribute<NanoTypeAttribute>(inherit: false)?.FullName.Replace('/', '+') ?? type.FullName!;
    }
}

[NanoMembers("System.Type")]
public static class TypeMembers
{
    private const BindingFlags Usual = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    public static string get_FullName(Type type) => TypeName.Of(type);

    /// <summary>On a board static fields stand before the others.</summary>
    public static FieldInfo[] GetFields(Type type) => GetFields(type, Usual);

    public static FieldInfo[] GetFields(Type type, BindingFlags bindingAttr) => [.. type.GetFields(bindingAttr).OrderBy(field => field.IsStatic ? 0 : 1)];

    /// <summary>Of each class, first the virtual methods, then the others, then the static ones.</summary>
    public static MethodInfo[] GetMethods(Type type) => GetMethods(type, Usual);

    public static MethodInfo[] GetMethods(Type type, BindingFlags bindingAttr) =>
    [
        .. type.GetMethods(bindingAttr)
            .OrderBy(method => method.DeclaringType == type ? 0 : method.DeclaringType == typeof(object) ? 2 : 1)
            .ThenBy(method => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1),
    ];

    /// <summary>One of the API's types, or one of the firmware's own; null without.</summary>
    public static Type? GetType(string typeName) => TypeMap.Find(typeName.Replace('+', '/'))
        ?? Processor.Scheduler.Assemblies.Select(assembly => assembly.GetType(typeName)).FirstOrDefault(type => type is not null);

    public static string base_ToString(Type type) => TypeName.Of(type);
}

[NanoMembers("System.Reflection.MemberInfo")]
public static class MemberInfoMembers
{
    public static string get_Name(MemberInfo member)
    {
        string name = member is Type type ? TypeName.Of(type) : member.Name;
        return member is Type ? name[(name.LastIndexOfAny(['.', '+']) + 1)..] : name;
    }
}
