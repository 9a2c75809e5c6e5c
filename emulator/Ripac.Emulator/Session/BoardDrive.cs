namespace Ripac.Emulator.Session;

/// <summary>What lies on the board's flash drive, as a folder of its own on the host; gone with the session.</summary>
internal sealed class BoardDrive : IDisposable
{
    /// <param name="modelPath">Becomes <c>model.ripac</c>.</param>
    /// <param name="board">The board's name.</param>
    /// <param name="settingsPath">Becomes <c>settings.txt</c>; null: there is none.</param>
    /// <exception cref="IOException">A file cannot be copied.</exception>
    public BoardDrive(string modelPath, string board, string? settingsPath = null)
    {
        Folder = Directory.CreateTempSubdirectory("ripac-drive-").FullName;
        File.Copy(modelPath, Path.Combine(Folder, "model.ripac"));
        File.WriteAllText(Path.Combine(Folder, "board.txt"), board);
        if (settingsPath is not null)
        {
            Put("settings.txt", settingsPath);
        }
    }

    public string Folder { get; }

    /// <summary>Copies a file onto the drive; one of that name goes.</summary>
    public void Put(string name, string path) => File.Copy(path, Path.Combine(Folder, name), overwrite: true);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
