using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>A file or a folder by its path. Attributes and length are those of when they were asked for first, until it is refreshed.</summary>
[NanoType("System.IO.FileSystemInfo")]
public abstract class FileSystemInfo : MarshalByRefObject
{
    private (FileAttributes Attributes, long Length)? _known;

    protected FileSystemInfo() => FullName = "";

    private protected FileSystemInfo(string path) => FullName = Path.GetFullPath(path);

    public FileAttributes Attributes => Known.Attributes;

    public virtual string FullName { get; }

    public string Extension => Path.GetExtension(FullName)!;

    public abstract bool Exists { get; }

    public abstract string Name { get; }

    private protected (FileAttributes Attributes, long Length) Known
    {
        get
        {
            if (_known is null)
            {
                Refresh();
            }

            return _known!.Value;
        }
    }

    public abstract void Delete();

    public virtual void Refresh()
    {
        _known = null;
        if (!Exists)
        {
            HandleRefreshError();
        }

        Drives drives = Processor.Board.Drives;
        _known = (drives.AttributesOf(FullName), drives.Guard(FullName, host => System.IO.File.Exists(host) ? new System.IO.FileInfo(host).Length : 0));
    }

    public override string ToString() => FullName;

    protected abstract void HandleRefreshError();
}

[NanoType("System.IO.FileInfo")]
public sealed class FileInfo(string fileName) : FileSystemInfo(fileName)
{
    public DirectoryInfo? Directory => DirectoryName is string folder ? new DirectoryInfo(folder) : null;

    public string? DirectoryName => Path.GetDirectoryName(FullName);

    public override bool Exists => File.Exists(FullName);

    public long Length => Known.Length;

    public override string Name => Path.GetFileName(FullName)!;

    public FileStream Create() => File.Create(FullName);

    public override void Delete() => File.Delete(FullName);

    public override string ToString() => base.ToString();

    protected override void HandleRefreshError() => throw new IOException($"{FullName}: no such file", IOException.IOExceptionErrorCode.FileNotFound);
}

[NanoType("System.IO.DirectoryInfo")]
public sealed class DirectoryInfo(string path) : FileSystemInfo(path)
{
    public override bool Exists => Directory.Exists(FullName);

    public override string Name => Path.GetFileName(FullName)!;

    public DirectoryInfo? Parent => Path.GetDirectoryName(FullName.Length > 3 ? FullName.TrimEnd('\\') : FullName) is string parent and not "" ? new DirectoryInfo(parent) : null;

    public DirectoryInfo Root => new(Path.GetPathRoot(FullName)!);

    public void Create() => Directory.CreateDirectory(FullName);

    public DirectoryInfo CreateSubdirectory(string path) => Directory.CreateDirectory(Path.Combine(FullName, path));

    public override void Delete() => Directory.Delete(FullName);

    public void Delete(bool recursive) => Directory.Delete(FullName, recursive);

    public DirectoryInfo[] GetDirectories() => Array.ConvertAll(Directory.GetDirectories(FullName), path => new DirectoryInfo(path));

    public FileInfo[] GetFiles() => Array.ConvertAll(Directory.GetFiles(FullName), path => new FileInfo(path));

    public void MoveTo(string destDirName) => Directory.Move(FullName, destDirName);

    public override string ToString() => base.ToString();

    protected override void HandleRefreshError() => throw new IOException($"{FullName}: no such folder", IOException.IOExceptionErrorCode.DirectoryNotFound);
}
