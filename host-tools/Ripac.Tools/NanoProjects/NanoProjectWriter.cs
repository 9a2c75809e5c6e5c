using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Ripac.Tools.NanoProjects;

/// <summary>
/// Writes classic nanoFramework projects (.nfproj with packages.config, the stable 1.x line), which Visual Studio and MSBuild build with
/// nanoFramework's extension, from the csproj that the emulator's build uses: same sources, same references, same versions.
/// </summary>
public static class NanoProjectWriter
{
    /// <summary>Where they lie, from the project's root: apart from the csproj, since both want bin/ and obj/.</summary>
    public const string Folder = "firmware/nfproj";

    /// <summary>Every file and what is to be in it.</summary>
    /// <param name="root">The project's root.</param>
    public static IEnumerable<(string Path, string Text)> Write(string root)
    {
        Dictionary<string, string> versions = XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(item => (string)item.Attribute("Include")!, item => (string)item.Attribute("Version")!);
        foreach (NanoProject project in NanoProject.ReadAll(root))
        {
            string folder = Path.Combine(root, Folder, project.Name);
            yield return (Path.Combine(folder, project.Name + ".nfproj"), Project(project, versions));
            yield return (Path.Combine(folder, "packages.config"), Packages(project, versions));
        }
    }

    /// <summary>The project's identity in the solution; follows from its name.</summary>
    public static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"nfproj/{name}")).AsSpan(0, 16));

    private static string Project(NanoProject project, Dictionary<string, string> versions)
    {
        StringBuilder text = new($$"""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Written by `ripac nfproj` from firmware/{{project.Name}}/{{project.Name}}.csproj: change that, not this. -->
            <Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">
                <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\nanoFramework\v1.0\</NanoFrameworkProjectSystemPath>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props')" />
              <PropertyGroup>
                <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
                <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
                <ProjectTypeGuids>{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}</ProjectTypeGuids>
                <ProjectGuid>{{IdOf(project.Name).ToString("B")}}</ProjectGuid>
                <OutputType>{{(project.IsApplication ? "Exe" : "Library")}}</OutputType>
                <RootNamespace>{{project.Name}}</RootNamespace>
                <AssemblyName>{{project.Name}}</AssemblyName>
                <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
                <LangVersion>13.0</LangVersion>
                <Nullable>enable</Nullable>
                <Optimize>true</Optimize>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.props')" />

            """);
        Items(text, project.Sources.Select(source =>
            $"<Compile Include=\"..\\..\\{project.Name}\\{source.Replace('/', '\\')}\" Link=\"{source.Replace('/', '\\')}\" />"));
        Items(text, project.Assemblies.Select(assembly =>
            $"<Reference Include=\"{assembly}\"><HintPath>{HintPath(assembly, versions)}</HintPath><Private>True</Private></Reference>"));
        Items(text, project.Projects.Select(name => $"<ProjectReference Include=\"..\\{name}\\{name}.nfproj\" />"));
        Items(text, ["<None Include=\"packages.config\" />"]);
        text.Append($$"""
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
              <Import Project="..\no-extension.targets" Condition="!Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
              <Import Project="..\no-packages.targets" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
              <ProjectExtensions>
                <ProjectCapabilities>
                  <ProjectConfigurationsDeclaredAsItems />
                </ProjectCapabilities>
              </ProjectExtensions>
            </Project>

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Packages(NanoProject project, Dictionary<string, string> versions)
    {
        StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n");
        foreach (string package in project.Assemblies.Select(PackageOf).Order(StringComparer.Ordinal))
        {
            text.Append($"  <package id=\"{package}\" version=\"{versions[package]}\" targetFramework=\"netnano1.0\" />\n");
        }

        return text.Append("</packages>\n").ToString();
    }

    private static void Items(StringBuilder text, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
        {
            text.Append("  <ItemGroup>\n").AppendJoin("", all.Select(item => $"    {item}\n")).Append("  </ItemGroup>\n");
        }
    }

    private static string HintPath(string assembly, Dictionary<string, string> versions) =>
        $"..\\..\\..\\packages\\{PackageOf(assembly)}.{versions[PackageOf(assembly)]}\\lib\\{assembly}.dll";

    // As firmware/nano.targets names them.
    private static string PackageOf(string assembly) => assembly switch
    {
        "mscorlib" => "nanoFramework.CoreLibrary",
        _ when assembly.StartsWith("nanoFramework.", StringComparison.Ordinal) => assembly,
        _ => "nanoFramework." + assembly,
    };
}
