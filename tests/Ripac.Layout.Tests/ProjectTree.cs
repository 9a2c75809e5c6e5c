using Ripac.Tests;

namespace Ripac.Layout.Tests;

/// <summary>The files of the project as they lie in a checkout, without what building leaves behind.</summary>
internal static class ProjectTree
{
    private static readonly HashSet<string> NotOurs = ["bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root => SharedData.ProjectRoot;

    /// <summary>Paths relative to the root, with forward slashes, of all files with one of the extensions (".md").</summary>
    public static IEnumerable<string> Files(params string[] extensions) =>
        Walk(new DirectoryInfo(Root))
            .Where(file => extensions.Contains(file.Extension))
            .Select(file => Relative(file.FullName))
            .Order(StringComparer.Ordinal);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static string Full(string relative) => Path.Combine(Root, relative);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(inner => !NotOurs.Contains(inner.Name) && !inner.Name.StartsWith('.'))
            .SelectMany(Walk));
}
