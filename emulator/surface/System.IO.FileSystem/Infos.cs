namespace System.IO;

public sealed class DirectoryInfo : FileSystemInfo
{
    public extern DirectoryInfo(string path);
    public extern override string Name { get; }
    public extern override bool Exists { get; }
    public extern DirectoryInfo Root { get; }
    public extern DirectoryInfo Parent { get; }
    public extern void Create();
    public extern DirectoryInfo CreateSubdirectory(string path);
    public extern FileInfo[] GetFiles();
    public extern DirectoryInfo[] GetDirectories();
    public extern void MoveTo(string destDirName);
    public extern override void Delete();
    public extern void Delete(bool recursive);
    protected extern override void HandleRefreshError();
    public extern override string ToString();
}

public sealed class FileInfo : FileSystemInfo
{
    public extern FileInfo(string fileName);
    public extern override string Name { get; }
    public extern long Length { get; }
    public extern string DirectoryName { get; }
    public extern DirectoryInfo Directory { get; }
    public extern override bool Exists { get; }
    public extern FileStream Create();
    public extern override void Delete();
    protected extern override void HandleRefreshError();
    public extern override string ToString();
}

public abstract class FileSystemInfo : MarshalByRefObject
{
    protected extern FileSystemInfo();
    public extern FileAttributes Attributes { get; }
    public virtual extern string FullName { get; }
    public extern string Extension { get; }
    public abstract bool Exists { get; }
    public abstract string Name { get; }
    public abstract void Delete();
    public virtual extern void Refresh();
    protected abstract void HandleRefreshError();
}
