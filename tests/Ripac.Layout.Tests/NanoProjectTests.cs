using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ripac.Layout.Tests;

/// <summary>The classic projects of firmware/nfproj compile what the csproj projects compile. <c>ripac nfproj</c> writes them anew.</summary>
public class NanoProjectTests
{
    private const string Remedy = "run `dotnet run --project host-tools/Ripac.Tools -- nfproj`";

    public static TheoryData<string> Projects => [.. Names];

    private static IEnumerable<string> Names =>
        ProjectTree.Files(".csproj").Where(path => path.StartsWith("firmware/", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_are_the_same(string name)
    {
        string room = $"firmware/{name}/";
        IEnumerable<string> sources = ProjectTree.Files(".cs").Where(path => path.StartsWith(room, StringComparison.Ordinal));
        IEnumerable<string> compiled = Includes(Nfproj(name), "Compile").Select(include => Resolve(name, include));
        AssertSame(sources, compiled);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_are_the_same(string name)
    {
        XDocument project = Nfproj(name);
        AssertSame(Needed(name, "NanoReference"), Includes(project, "Reference"));
        AssertSame(Needed(name, "ProjectReference"), Includes(project, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/'))));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Versions_are_those_of_Directory_Packages_props(string name)
    {
        Dictionary<string, string> versions = Load("Directory.Packages.props").Descendants("PackageVersion")
            .ToDictionary(item => (string)item.Attribute("Include")!, item => (string)item.Attribute("Version")!);
        XElement[] packages = [.. Load($"firmware/nfproj/{name}/packages.config").Descendants("package")];
        Assert.All(packages, package => Assert.Equal(versions[(string)package.Attribute("id")!], (string)package.Attribute("version")!));
        IEnumerable<string> hinted = Nfproj(name).Descendants().Where(item => item.Name.LocalName == "HintPath").Select(hint => hint.Value.Split('\\')[^3]);
        AssertSame(packages.Select(package => $"{(string)package.Attribute("id")!}.{(string)package.Attribute("version")!}"), hinted);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_solution_builds_them_in_the_configuration_Board_alone(string name)
    {
        string solution = File.ReadAllText(ProjectTree.Full("Ripac.Embedded.sln"));
        Match entry = Regex.Match(solution, $@"""{Regex.Escape($"firmware\\nfproj\\{name}\\{name}.nfproj")}"", ""(\{{[^}}]+\}})""");
        Assert.True(entry.Success, $"Ripac.Embedded.sln lacks {name}.nfproj");
        string id = entry.Groups[1].Value;
        Assert.Equal(id, Nfproj(name).Descendants().Single(item => item.Name.LocalName == "ProjectGuid").Value, ignoreCase: true);
        Assert.Contains($"{id}.Board|Any CPU.Build.0", solution);
        Assert.DoesNotMatch($@"{Regex.Escape(id)}\.(Debug|Release)\|[^.]+\.Build\.0", solution);
    }

    // As all projects and solutions of nanoFramework's samples have it (github.com/nanoframework/Samples).
    [Theory]
    [MemberData(nameof(Projects))]
    public void The_form_is_what_the_extension_expects(string name)
    {
        const string Type = "{11A8DD76-328B-46DF-9F39-F559912D0360}";
        XDocument project = Nfproj(name);
        string solution = File.ReadAllText(ProjectTree.Full("Ripac.Embedded.sln"));
        Assert.Contains($"Project(\"{Type}\") = \"{name}.nfproj\", \"firmware\\nfproj\\{name}\\{name}.nfproj\"", solution);
        Assert.Contains($"{Value(project, "ProjectGuid").ToUpperInvariant()}.Board|Any CPU.Deploy.0", solution);
        Assert.Equal($"{Type};{{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}}", Value(project, "ProjectTypeGuids"));
        Assert.Equal(@"$(MSBuildExtensionsPath)\nanoFramework\v1.0\", Value(project, "NanoFrameworkProjectSystemPath"));
        Assert.Equal("v1.0", Value(project, "TargetFrameworkVersion"));
        Assert.Single(project.Descendants(), item => item.Name.LocalName == "ProjectConfigurationsDeclaredAsItems");
        Assert.Equal(
            ["NFProjectSystem.Default.props", "NFProjectSystem.props", "NFProjectSystem.CSharp.targets"],
            project.Descendants().Where(item => item.Name.LocalName == "Import").Select(item => (string)item.Attribute("Project")!)
                .Where(import => import.StartsWith("$(NanoFramework", StringComparison.Ordinal)).Select(import => import[(import.IndexOf(')') + 1)..]));
        Assert.Contains("packages.config", Includes(project, "None"));
        Assert.All(
            Load($"firmware/nfproj/{name}/packages.config").Descendants("package"), package => Assert.Equal("netnano1.0", (string)package.Attribute("targetFramework")!));
        // NuGet puts packages beside the solution.
        Assert.All(
            project.Descendants().Where(item => item.Name.LocalName == "HintPath"),
            hint => Assert.StartsWith("packages/", Resolve(name, hint.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void In_the_configuration_Board_nothing_else_is_built()
    {
        IEnumerable<string> ids = Names.Select(name => Value(Nfproj(name), "ProjectGuid").ToUpperInvariant());
        MatchCollection built = Regex.Matches(File.ReadAllText(ProjectTree.Full("Ripac.Embedded.sln")), @"(\{[^}]+\})\.Board\|Any CPU\.Build\.0");
        Assert.Equal(ids.Order(), built.Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public void No_classic_project_is_left_over() => AssertSame(
        Names,
        ProjectTree.Files(".nfproj").Select(path => Path.GetFileNameWithoutExtension(path)));

    // What the csproj refers to, also through others.
    private static HashSet<string> Needed(string name, string kind)
    {
        HashSet<string> found = [];
        Visit($"firmware/{name}/{name}.csproj");
        return found;

        void Visit(string path)
        {
            XDocument xml = Load(path);
            foreach (string assembly in Includes(xml, "NanoReference"))
            {
                if (kind == "NanoReference" && !found.Add(assembly))
                {
                    continue;
                }

                Visit($"emulator/surface/{assembly}/{assembly}.csproj");
            }

            foreach (string project in Includes(xml, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include)))
            {
                if (kind == "ProjectReference")
                {
                    found.Add(project);
                }

                Visit($"firmware/{project}/{project}.csproj");
            }
        }
    }

    private static string Resolve(string name, string include) =>
        ProjectTree.Relative(Path.GetFullPath(Path.Combine(ProjectTree.Root, "firmware", "nfproj", name, include.Replace('\\', '/'))));

    private static IEnumerable<string> Includes(XDocument xml, string item) =>
        xml.Descendants().Where(element => element.Name.LocalName == item).Select(element => (string)element.Attribute("Include")!);

    private static string Value(XDocument project, string property) => project.Descendants().Single(item => item.Name.LocalName == property).Value;

    private static XDocument Nfproj(string name) => Load($"firmware/nfproj/{name}/{name}.nfproj");

    private static XDocument Load(string path)
    {
        Assert.True(File.Exists(ProjectTree.Full(path)), $"{path} is missing: {Remedy}");
        return XDocument.Load(ProjectTree.Full(path));
    }

    private static void AssertSame(IEnumerable<string> csproj, IEnumerable<string> nfproj)
    {
        string[] missing = [.. csproj.Except(nfproj)];
        string[] foreign = [.. nfproj.Except(csproj)];
        Assert.True(missing.Length + foreign.Length == 0, $"not in the nfproj: {string.Join(", ", missing)}; only there: {string.Join(", ", foreign)}: {Remedy}");
    }
}
