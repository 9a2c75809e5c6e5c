using System.Reflection;

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
    public static string get_FullName(Type type) => TypeName.Of(type);

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
