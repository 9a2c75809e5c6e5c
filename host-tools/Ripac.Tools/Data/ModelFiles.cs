using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Boards;

namespace Ripac.Tools.Data;

/// <summary>Models by the names under which they are shipped, or by their files.</summary>
public static class ModelFiles
{
    /// <summary>The one that is meant when none is named.</summary>
    public const string Usual = "digits-and-commands";

    private const string Ending = ".ripac";

    /// <summary>The option that names a model.</summary>
    /// <param name="what">What it is for.</param>
    public static Option<string> Option(string what) => new("--model")
    {
        Description = $"{what}: a shipped one (digits-and-commands, digits-and-commands-discrete, cifre-italiane), or a file",
        DefaultValueFactory = _ => Usual,
    };

    /// <summary>The file of a model.</summary>
    /// <param name="nameOrPath">A name of the shipped models, or a file.</param>
    /// <exception cref="DataException">There is none.</exception>
    public static string PathOf(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return Path.GetFullPath(nameOrPath);
        }

        string folder = Path.Combine(BoardFiles.ProjectRoot(), "emulator", "Ripac.Speech", "Models");
        string path = Path.Combine(folder, nameOrPath + Ending);
        return File.Exists(path)
            ? path
            : throw new DataException($"'{nameOrPath}' is neither a file nor a shipped model; models: "
                + string.Join(", ", Directory.GetFiles(folder, "*" + Ending).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)));
    }

    /// <summary>Reads a model.</summary>
    /// <param name="nameOrPath">A name of the shipped models, or a file.</param>
    /// <exception cref="DataException">There is none, or it cannot be used.</exception>
    public static AcousticModel Read(string nameOrPath) => Read(nameOrPath, out _);

    /// <summary>Reads a model.</summary>
    /// <param name="nameOrPath">A name of the shipped models, or a file.</param>
    /// <param name="bytes">The file's.</param>
    /// <exception cref="DataException">There is none, or it cannot be used.</exception>
    public static AcousticModel Read(string nameOrPath, out byte[] bytes)
    {
        string path = PathOf(nameOrPath);
        bytes = File.ReadAllBytes(path);
        try
        {
            return AcousticModel.Read(bytes);
        }
        catch (ModelFormatException problem)
        {
            throw new DataException($"{path}: {problem.Message}");
        }
    }
}
