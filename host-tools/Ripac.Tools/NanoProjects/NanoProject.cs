using System.Xml.Linq;

namespace Ripac.Tools.NanoProjects;

/// <summary>A firmware project as its csproj describes it: what a classic nanoFramework project needs to say.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="IsApplication">An Exe.</param>
/// <param name="Sources">Its C# files, relative to its folder, in order.</param>
/// <param name="Assemblies">All nanoFramework assemblies that it needs, also through others.</param>
/// <param name="Projects">All firmware projects that it needs, also through others.</param>
public sealed record NanoProject(
    string Name, bool IsApplication, IReadOnlyList<string> Sources, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Projects)
{
    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <summary>The projects of firmware/, in the order of their names.</summary>
    /// <param name="root">The project's root.</param>
    public static IReadOnlyList<NanoProject> ReadAll(string root) =>
    [
        .. Directory.GetDirectories(Path.Combine(root, "firmware"))
            .Select(folder => Path.Combine(folder, Path.GetFileName(folder) + ".csproj"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .Select(path => Read(root, path)),
    ];

    private static NanoProject Read(string root, string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        SortedSet<string> assemblies = new(StringComparer.Ordinal);
        SortedSet<string> projects = new(StringComparer.Ordinal);
        Collect(root, path, assemblies, projects);
        string[] sources = [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(source => Path.GetRelativePath(folder, source).Replace('\\', '/'))
            .Where(source => !BuildFolders.Contains(source.Split('/')[0]))
            .Order(StringComparer.Ordinal)];
        bool isApplication = XDocument.Load(path).Descendants("OutputType").Any(type => type.Value == "Exe");
        return new NanoProject(Path.GetFileNameWithoutExtension(path), isApplication, sources, [.. assemblies], [.. projects]);
    }

    // What a package needs stands in the declaration of its assembly.
    private static void Collect(string root, string path, SortedSet<string> assemblies, SortedSet<string> projects)
    {
        XDocument xml = XDocument.Load(path);
        foreach (string assembly in Includes(xml, "NanoReference"))
        {
            if (assemblies.Add(assembly))
            {
                Collect(root, Path.Combine(root, "emulator", "surface", assembly, assembly + ".csproj"), assemblies, projects);
            }
        }

        foreach (string reference in Includes(xml, "ProjectReference"))
        {
            if (projects.Add(Path.GetFileNameWithoutExtension(reference)))
            {
                Collect(root, Path.Combine(Path.GetDirectoryName(path)!, reference), assemblies, projects);
            }
        }
    }

    private static IEnumerable<string> Includes(XDocument xml, string item) =>
        xml.Descendants(item).SelectMany(element => ((string?)element.Attribute("Include") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries));
}
