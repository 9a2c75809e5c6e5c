using System.Xml.Linq;
using Mono.Cecil;
using Ripac.Tests;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Tests;

/// <summary>
/// The declared mscorlib against nanoFramework's own, where NuGet has fetched it:
/// <c>dotnet build firmware/Ripac.Link -p:NanoFrameworkPackages=true</c>.
/// </summary>
public class RealCoreLibraryTests
{
    [SkippableFact]
    public void Every_declared_type_and_member_is_in_nanoFramework_s_mscorlib()
    {
        string path = PackagePath();
        Skip.IfNot(File.Exists(path), "nanoFramework.CoreLibrary is not in NuGet's folder");
        using DefaultAssemblyResolver unused = new();
        using AssemblyDefinition surface = SurfaceAssemblies.Read("mscorlib", unused);
        using AssemblyDefinition real = AssemblyDefinition.ReadAssembly(path);

        Assert.Equal(real.Name.Name, surface.Name.Name);
        Assert.Empty(surface.MainModule.GetTypes()
            .Where(type => type.IsPublic || type.IsNestedPublic)
            .SelectMany(type => Missing(type, real.MainModule.GetType(type.FullName)))
            .Order());
    }

    private static IEnumerable<string> Missing(TypeDefinition declared, TypeDefinition? real)
    {
        if (real is null)
        {
            return [declared.FullName];
        }

        HashSet<string> members = [.. real.Methods.Select(method => method.FullName), .. real.Fields.Select(field => field.FullName)];
        return declared.Methods.Where(method => method.IsPublic || method.IsFamily).Select(method => method.FullName)
            .Concat(declared.Fields.Where(field => field.IsPublic && !field.IsSpecialName).Select(field => field.FullName))
            .Where(member => !members.Contains(member));
    }

    private static string PackagePath()
    {
        string version = XDocument.Load(Path.Combine(SharedData.ProjectRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(item => (string?)item.Attribute("Include") == "nanoFramework.CoreLibrary")
            .Select(item => (string)item.Attribute("Version")!)
            .Single();
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Path.Combine(packages, "nanoframework.corelibrary", version, "lib", "mscorlib.dll");
    }
}
