namespace Ripac.Emulator.Session;

/// <summary>What lies on the board's flash drive, as a folder of its own on the host; gone with the session.</summary>
internal sealed class BoardDrive : IDisposable
{
    /// <exception cref="IOException">The model cannot be copied.</exception>
    public BoardDrive(string modelPath, string board)
    {
        Folder = Directory.CreateTempSubdirectory("ripac-drive-").FullName;
        File.Copy(modelPath, Path.Combine(Folder, "model.ripac"));
        File.WriteAllText(Path.Combine(Folder, "board.txt"), board);
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
