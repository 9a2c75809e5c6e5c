namespace Ripac.Layout.Tests;

public class TopLevelTests
{
    private static readonly string[] Folders = ["boards", "emulator", "firmware", "host-tools", "nanoff-config", "tests"];

    private static readonly string[] Files =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "LICENSE", "README.md", "Ripac.Embedded.sln",
    ];

    /// <summary>Hidden files at the root belong to tools (git, editors, CI) and are not listed.</summary>
    [Fact]
    public void The_top_level_holds_the_designs_folders_and_what_tools_need_and_nothing_else()
    {
        Assert.Equal(Folders, Names(Directory.EnumerateDirectories(ProjectTree.Root)));
        Assert.Equal(Files, Names(Directory.EnumerateFiles(ProjectTree.Root)));
    }

    private static IEnumerable<string> Names(IEnumerable<string> paths) =>
        paths.Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.') && name != "TestResults" && !name.EndsWith(".user", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
