namespace System.IO;

public static class File
{
    public static extern void AppendAllText(string path, string contents);
    public static extern StreamWriter AppendText(string path);
    public static extern void Copy(string sourceFileName, string destFileName);
    public static extern void Copy(string sourceFileName, string destFileName, bool overwrite);
    public static extern FileStream Create(string path);
    public static extern FileStream Create(string path, int bufferSize);
    public static extern void Delete(string path);
    public static extern bool Exists(string path);
    public static extern FileAttributes GetAttributes(string path);
    public static extern void Move(string sourceFileName, string destFileName);
    public static extern FileStream Open(string path, FileMode mode);
    public static extern FileStream Open(string path, FileMode mode, FileAccess access);
    public static extern FileStream Open(string path, FileMode mode, FileAccess access, FileShare share);
    public static extern FileStream OpenRead(string path);
    public static extern StreamReader OpenText(string path);
    public static extern FileStream OpenWrite(string path);
    public static extern byte[] ReadAllBytes(string path);
    public static extern string ReadAllText(string path);
    public static extern void SetAttributes(string path, FileAttributes fileAttributes);
    public static extern void WriteAllBytes(string path, byte[] bytes);
    public static extern void WriteAllText(string path, string contents);
}

public static class Directory
{
    public static extern DirectoryInfo CreateDirectory(string path);
    public static extern void Delete(string path);
    public static extern void Delete(string path, bool recursive);
    public static extern bool Exists(string path);
    public static extern string GetCurrentDirectory();
    public static extern string[] GetDirectories(string path);
    public static extern string[] GetFiles(string path);
    public static extern void Move(string sourceDirName, string destDirName);
    public static extern void SetCurrentDirectory(string path);
}

public static class Path
{
    public static readonly char AltDirectorySeparatorChar;
    public static readonly char DirectorySeparatorChar;
    public static readonly char PathSeparator;
    public static readonly char VolumeSeparatorChar;
    public static extern string ChangeExtension(string path, string extension);
    public static extern string Combine(string path1, string path2);
    public static extern string GetDirectoryName(string path);
    public static extern string GetExtension(string path);
    public static extern string GetFileName(string path);
    public static extern string GetFileNameWithoutExtension(string path);
    public static extern string GetFullPath(string path);
    public static extern char[] GetInvalidFileNameChars();
    public static extern char[] GetInvalidPathChars();
    public static extern string GetPathRoot(string path);
    public static extern bool HasExtension(string path);
    public static extern bool IsPathRooted(string path);
}

public class FileStream : Stream
{
    public extern FileStream(string path, FileMode mode);
    public extern FileStream(string path, FileMode mode, FileAccess access);
    public extern FileStream(string path, FileMode mode, FileAccess access, FileShare share);
    public extern FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize);
    public extern override bool CanRead { get; }
    public extern override bool CanSeek { get; }
    public extern override bool CanWrite { get; }
    public extern override long Length { get; }
    public extern string Name { get; }
    public extern override long Position { get; set; }
    public extern override void Close();
    protected extern override void Dispose(bool disposing);
    public extern override void Flush();
    public extern override int Read(SpanByte buffer);
    public extern override int Read(byte[] buffer, int offset, int count);
    public extern override int ReadByte();
    public extern override long Seek(long offset, SeekOrigin origin);
    public extern override void SetLength(long value);
    public extern override void Write(byte[] buffer, int offset, int count);
    public extern override void WriteByte(byte value);
}

[Flags]
public enum FileAttributes
{
    ReadOnly = 1,
    Hidden = 2,
    System = 4,
    Directory = 16,
    Archive = 32,
    Normal = 128,
}

[Flags]
public enum FileAccess
{
    Read = 1,
    Write = 2,
    ReadWrite = 3,
}

public enum FileMode
{
    CreateNew = 1,
    Create = 2,
    Open = 3,
    OpenOrCreate = 4,
    Truncate = 5,
    Append = 6,
}

[Flags]
public enum FileShare
{
    None = 0,
    Read = 1,
    Write = 2,
    ReadWrite = 3,
}
