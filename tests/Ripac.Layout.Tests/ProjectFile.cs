using System.Xml.Linq;

namespace Ripac.Layout.Tests;

internal enum ReferenceKind
{
    Knows,
    Compiles,
    Carries,
    Package,
}

/// <summary>One thing that a project refers to: a room (folder relative to the root) or a package name.</summary>
internal readonly record struct Reference(ReferenceKind Kind, string Target);

/// <summary>A project by its room (its folder relative to the root) and all that its csproj refers to.</summary>
internal sealed record ProjectFile(string Room, IReadOnlyList<Reference> References)
{
    public static IEnumerable<ProjectFile> ReadAll() =>
        ProjectTree.Files(".csproj").Select(path => Parse(path, XDocument.Load(ProjectTree.Full(path))));

    /// <param name="path">Of the csproj, relative to the root.</param>
    /// <param name="xml">Its content.</param>
    public static ProjectFile Parse(string path, XDocument xml)
    {
        string room = path[..path.LastIndexOf('/')];
        List<Reference> references = [];
        foreach (XElement item in xml.Descendants())
        {
            foreach (string include in Includes(item))
            {
                switch (item.Name.LocalName)
                {
                    case "ProjectReference":
                        references.Add(new(ReferenceKind.Knows, FolderOf(room, include)));
                        break;
                    case "NanoReference":
                        references.Add(new(ReferenceKind.Knows, $"emulator/surface/{include}"));
                        break;
                    case "FirmwareImage":
                        references.Add(new(ReferenceKind.Carries, FolderOf(room, include)));
                        break;
                    case "PackageReference":
                        references.Add(new(ReferenceKind.Package, include));
                        break;
                    case "Compile" when FolderOf(room, include) is string folder && folder != room && !folder.StartsWith(room + "/", StringComparison.Ordinal):
                        references.Add(new(ReferenceKind.Compiles, folder));
                        break;
                }
            }
        }

        return new ProjectFile(room, references);
    }

    private static string[] Includes(XElement item) =>
        ((string?)item.Attribute("Include"))?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The folder that an Include points to, relative to the root; wildcards and the file's name are cut off.</summary>
    private static string FolderOf(string room, string include)
    {
        string path = include.Replace("$(MSBuildThisFileDirectory)", "").Replace("$(MSBuildProjectDirectory)/", "").Replace('\\', '/');
        int wildcard = path.IndexOf('*');
        path = path[..(wildcard < 0 ? path.LastIndexOf('/') + 1 : path.LastIndexOf('/', wildcard) + 1)];
        return ProjectTree.Relative(Path.GetFullPath(Path.Combine(ProjectTree.Root, room, path))).TrimEnd('/');
    }
}
