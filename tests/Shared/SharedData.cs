namespace Ripac.Tests;

/// <summary>
/// The recorded speech beside the project (<c>../shared/data</c>). A user's clone does not have it: tests that need it skip.
/// </summary>
public static class SharedData
{
    /// <summary>The project's root: the folder of <c>Ripac.Embedded.sln</c>.</summary>
    public static string ProjectRoot { get; } = FindProjectRoot();

    /// <summary>The path of a file or folder under <c>../shared/data</c>; skips the calling test where it is absent.</summary>
    public static string Require(string relativePath)
    {
        string path = Path.GetFullPath(Path.Combine(ProjectRoot, "..", "shared", "data", relativePath));
        Skip.IfNot(Path.Exists(path), $"needs the recorded speech in ../shared/data/{relativePath}, which is not in a clone");
        return path;
    }

    private static string FindProjectRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ripac.Embedded.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("no folder above the tests holds Ripac.Embedded.sln");
    }
}
