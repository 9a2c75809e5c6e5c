using Mono.Cecil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// The declarations of nanoFramework's API (emulator/surface), which travel inside this assembly: what firmware may use, wherever
/// it was built.
/// </summary>
internal static class SurfaceAssemblies
{
    private const string Extension = ".dll";

    private static readonly HashSet<string> Names =
        [.. typeof(SurfaceAssemblies).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).Select(name => name[..^Extension.Length])];

    public static IReadOnlyCollection<string> All => Names;

    public static bool Contains(string assemblyName) => Names.Contains(assemblyName);

    /// <summary>True if a type comes from nanoFramework's API rather than from firmware.</summary>
    public static bool Declares(TypeReference type)
    {
        TypeReference element = type.GetElementType();
        while (element.DeclaringType is not null)
        {
            element = element.DeclaringType;
        }

        return element.Scope is AssemblyNameReference assembly
            ? Contains(assembly.Name)
            : element.Module?.Assembly is AssemblyDefinition own && Contains(own.Name.Name);
    }

    public static AssemblyDefinition Read(string assemblyName, IAssemblyResolver resolver) => AssemblyDefinition.ReadAssembly(
        typeof(SurfaceAssemblies).Assembly.GetManifestResourceStream(assemblyName + Extension),
        new ReaderParameters { AssemblyResolver = resolver });
}
