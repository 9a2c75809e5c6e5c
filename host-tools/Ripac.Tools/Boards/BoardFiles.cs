using Ripac.VirtualDevice.Boards;

namespace Ripac.Tools.Boards;

/// <summary>The project's <c>boards/</c>.</summary>
public static class BoardFiles
{
    /// <summary>The project's root: the folder, here or above, that holds the solution.</summary>
    /// <exception cref="IOException">The command does not run inside the project.</exception>
    public static string ProjectRoot()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ripac.Embedded.sln")))
            {
                return folder.FullName;
            }
        }

        throw new IOException("run this inside the project: no folder above holds Ripac.Embedded.sln");
    }

    /// <summary>All board files, in the order of their names.</summary>
    public static string[] All(string root) =>
    [
        .. Directory.GetFiles(Path.Combine(root, "boards"), "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A board that can be built.</summary>
    /// <param name="nameOrPath">A name of <c>boards/</c>, or a file.</param>
    /// <exception cref="BoardFormatException">There is no such board, or it cannot be built.</exception>
    public static BoardDescription Read(string nameOrPath)
    {
        string path = PathOf(nameOrPath);
        try
        {
            return BoardDescription.ReadFile(path);
        }
        catch (BoardFormatException problem)
        {
            throw new BoardFormatException($"{Path.GetFileName(path)}: {problem.Message}");
        }
    }

    /// <summary>The file of a board.</summary>
    /// <param name="nameOrPath">A name of <c>boards/</c>, or a file.</param>
    /// <exception cref="BoardFormatException">There is none.</exception>
    public static string PathOf(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return nameOrPath;
        }

        string root = ProjectRoot();
        string path = Path.Combine(root, "boards", nameOrPath + ".json");
        return File.Exists(path)
            ? path
            : throw new BoardFormatException(
                $"'{nameOrPath}' is neither a file nor a board; boards: {string.Join(", ", All(root).Select(Path.GetFileNameWithoutExtension))}");
    }
}
