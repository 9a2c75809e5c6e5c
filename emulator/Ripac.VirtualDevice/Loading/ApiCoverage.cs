using Mono.Cecil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>How much of a real nanoFramework assembly's public API the virtual device has.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Members">Its public and protected types, methods and fields.</param>
/// <param name="Declared">Those of them that the surface declares.</param>
/// <param name="Running">Those of them that firmware can use: what stands in for them is there, or compilers alone need them.</param>
/// <param name="Missing">The others, by signature.</param>
public sealed record ApiCoverage(string Assembly, int Members, int Declared, int Running, IReadOnlyList<string> Missing)
{
    /// <summary>Compares each real assembly of a folder (a packages' lib folder) with the surface.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<ApiCoverage> OfFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(Of)];

    private static ApiCoverage Of(string path)
    {
        using DefaultAssemblyResolver resolver = new();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        using AssemblyDefinition real = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = resolver });
        string name = real.Name.Name;
        using AssemblyDefinition? surface = SurfaceAssemblies.Contains(name) ? SurfaceAssemblies.Read(name, resolver) : null;
        SortedDictionary<string, IMemberDefinition> members = MembersOf(real);
        SortedDictionary<string, IMemberDefinition> declared = surface is null ? [] : MembersOf(surface);
        string[] running = [.. members.Keys.Where(member => declared.TryGetValue(member, out IMemberDefinition? known) && Runs(known))];
        return new ApiCoverage(name, members.Count, members.Keys.Count(declared.ContainsKey), running.Length, [.. members.Keys.Except(running)]);
    }

    private static SortedDictionary<string, IMemberDefinition> MembersOf(AssemblyDefinition assembly)
    {
        SortedDictionary<string, IMemberDefinition> members = new(StringComparer.Ordinal);
        foreach (TypeDefinition type in assembly.MainModule.GetTypes().Where(IsVisible))
        {
            members[type.FullName] = type;
            foreach (MethodDefinition method in type.Methods.Where(method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method.Name is not ".cctor" and not "Finalize"))
            {
                members[method.FullName] = method;
            }

            foreach (FieldDefinition field in type.Fields.Where(field => (field.IsPublic || field.IsFamily) && field.Name != "value__"))
            {
                members[field.FullName] = field;
            }
        }

        return members;
    }

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType));

    private static bool Runs(IMemberDefinition member) => member switch
    {
        TypeDefinition type => IsAttribute(type) || TypeMap.Find(type.FullName) is not null,
        MethodDefinition method => IsAttribute(method.DeclaringType) || TypeMap.FindMemberStandIn(method) is not null || TypeMap.HasMethod(method),
        FieldDefinition field => field.HasConstant || IsAttribute(field.DeclaringType) || TypeMap.HasField(field),
        _ => false,
    };

    private static bool IsAttribute(TypeDefinition type) => type.Name.EndsWith("Attribute", StringComparison.Ordinal);
}
