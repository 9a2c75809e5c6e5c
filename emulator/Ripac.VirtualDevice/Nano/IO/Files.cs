using System.Text;
using Ripac.VirtualDevice.Execution;
using HostFile = System.IO.File;
using HostFolder = System.IO.Directory;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.IO.File")]
public static class File
{
    public static void AppendAllText(string path, string contents)
    {
        using FileStream stream = new(path, FileMode.Append);
        WriteText(stream, contents);
    }

    /// <summary>As on a board, the text is written over what the file begins with.</summary>
    public static StreamWriter AppendText(string path) => new(OpenWrite(path));

    public static void Copy(string sourceFileName, string destFileName) => Copy(sourceFileName, destFileName, false);

    public static void Copy(string sourceFileName, string destFileName, bool overwrite)
    {
        using FileStream from = OpenRead(sourceFileName);
        using FileStream to = new(destFileName, overwrite ? FileMode.Create : FileMode.CreateNew);
        from.CopyTo(to);
    }

    public static FileStream Create(string path) => new(path, FileMode.Create);

    public static FileStream Create(string path, int bufferSize) => Create(path);

    public static void Delete(string path) => Processor.Board.Drives.Guard(path, host =>
    {
        Processor.Board.Drives.RequireClosed(path);
        Processor.Board.Drives.RequireWritable(path);
        HostFile.Delete(host);
        return 0;
    });

    public static FileAttributes GetAttributes(string path) => Processor.Board.Drives.AttributesOf(path);

    public static void SetAttributes(string path, FileAttributes fileAttributes) => Processor.Board.Drives.SetAttributes(path, fileAttributes);

    public static bool Exists(string path) => Processor.Board.Drives.Guard(path, HostFile.Exists);

    public static void Move(string sourceFileName, string destFileName) =>
        Processor.Board.Drives.Guard(sourceFileName, from => Processor.Board.Drives.Guard(destFileName, to =>
        {
            Processor.Board.Drives.RequireClosed(sourceFileName);
            HostFile.Move(from, to);
            return 0;
        }));

    public static FileStream Open(string path, FileMode mode) => new(path, mode);

    public static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access);

    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => new(path, mode, access, share);

    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);

    public static StreamReader OpenText(string path) => new(OpenRead(path));

    public static FileStream OpenWrite(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Write);

    public static byte[] ReadAllBytes(string path)
    {
        using FileStream stream = OpenRead(path);
        byte[] bytes = new byte[stream.Length];
        stream.Read(bytes, 0, bytes.Length);
        return bytes;
    }

    public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));

    public static void WriteAllBytes(string path, byte[] bytes)
    {
        using FileStream stream = Create(path);
        stream.Write(bytes, 0, bytes.Length);
    }

    public static void WriteAllText(string path, string contents)
    {
        using FileStream stream = Create(path);
        WriteText(stream, contents);
    }

    private static void WriteText(FileStream stream, string contents)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(contents);
        stream.Write(bytes, 0, bytes.Length);
    }
}

[NanoType("System.IO.Directory")]
public static class Directory
{
    public static DirectoryInfo CreateDirectory(string path)
    {
        Processor.Board.Drives.Guard(path, HostFolder.CreateDirectory);
        return new DirectoryInfo(path);
    }

    public static string GetCurrentDirectory() => Processor.Board.Drives.CurrentFolder;

    public static void Move(string sourceDirName, string destDirName) =>
        Processor.Board.Drives.Guard(sourceDirName, from => Processor.Board.Drives.Guard(destDirName, to =>
        {
            Processor.Board.Drives.RequireClosed(sourceDirName);
            HostFolder.Move(from, to);
            return 0;
        }));

    public static void SetCurrentDirectory(string path) => Processor.Board.Drives.CurrentFolder = Exists(path)
        ? Path.GetFullPath(path)
        : throw new IOException($"{path}: no such folder", IOException.IOExceptionErrorCode.DirectoryNotFound);

    public static void Delete(string path) => Delete(path, false);

    public static void Delete(string path, bool recursive) => Processor.Board.Drives.Guard(path, host =>
    {
        Processor.Board.Drives.RequireClosed(path);
        Processor.Board.Drives.RequireWritable(path);
        HostFolder.Delete(host, recursive);
        return 0;
    });

    public static bool Exists(string path) => Path.GetFullPath(path) == Drives.Root || Processor.Board.Drives.Guard(path, HostFolder.Exists);

    public static string[] GetDirectories(string path) => List(path, HostFolder.GetDirectories);

    public static string[] GetFiles(string path) => List(path, HostFolder.GetFiles);

    // The host's order is none; the board's must be the same in every run.
    private static string[] List(string path, Func<string, string[]> list) =>
        [.. Processor.Board.Drives.Guard(path, list).Select(host => Path.Combine(path, System.IO.Path.GetFileName(host))).Order(StringComparer.Ordinal)];
}

[NanoType("System.IO.StreamReader")]
public class StreamReader(Stream stream, bool leaveOpen = false) : System.IO.StreamReader(Bytes(stream, leaveOpen))
{
    public new virtual Stream BaseStream { get; } = stream;

    // All of it at once: a stream on a board is short, and nothing but this reader may move it.
    private static System.IO.MemoryStream Bytes(Stream stream, bool leaveOpen)
    {
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        if (!leaveOpen)
        {
            stream.Close();
        }

        return new System.IO.MemoryStream(copy.ToArray());
    }
}
