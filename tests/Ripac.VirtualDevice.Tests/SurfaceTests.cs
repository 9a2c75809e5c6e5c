using Mono.Cecil;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Tests;

public class SurfaceTests
{
    public static TheoryData<string> Assemblies => [.. SurfaceAssemblies.All.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_declared_member_has_something_that_stands_in_for_it(string assembly)
    {
        using DefaultAssemblyResolver unused = new();
        using AssemblyDefinition surface = SurfaceAssemblies.Read(assembly, unused);
        TypeDefinition[] types = [.. surface.MainModule.GetTypes().Where(IsVisible).Where(type => !type.Name.EndsWith("Attribute", StringComparison.Ordinal))];

        Assert.Empty(types.Where(type => TypeMap.Find(type.FullName) is null).Select(type => type.FullName));
        Assert.Empty(types.SelectMany(type => type.Methods)
            .Where(method => (method.IsPublic || method.IsFamily) && TypeMap.FindMemberStandIn(method) is null && !TypeMap.HasMethod(method))
            .Select(method => method.FullName));
        Assert.Empty(types.SelectMany(type => type.Fields)
            .Where(field => field.IsPublic && !field.HasConstant && !field.IsSpecialName && !TypeMap.HasField(field))
            .Select(field => field.FullName));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_declared_enum_has_the_same_values(string assembly)
    {
        using DefaultAssemblyResolver unused = new();
        using AssemblyDefinition surface = SurfaceAssemblies.Read(assembly, unused);

        // Attributes, and so their targets, are for the compiler alone.
        foreach (TypeDefinition type in surface.MainModule.GetTypes().Where(type => IsVisible(type) && type.IsEnum && type.Name != "AttributeTargets"))
        {
            Type host = TypeMap.Find(type.FullName)!;
            Assert.All(type.Fields.Where(field => field.HasConstant), field =>
                Assert.Equal(Convert.ToInt64(field.Constant), Convert.ToInt64(Enum.Parse(host, field.Name))));
        }
    }

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));
}
