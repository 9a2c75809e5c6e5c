using Code = Ripac.VirtualDevice.Nano.IOException.IOExceptionErrorCode;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// The board's drives: folders of the host. No path leads out of them, and they are the same on every host: names are looked up as the board's file
/// system does it, and who may open a file that is open already is decided here.
/// </summary>
internal sealed class Drives
{
    /// <summary>Where all drives hang.</summary>
    public const string Root = @"\";

    /// <summary>The first drive letter of flash, which is littlefs, where <c>a</c> and <c>A</c> are two names; those before it are cards, which are FAT.</summary>
    private const char FirstFlash = 'I';

    private readonly List<OpenFile> _openFiles = [];
    private readonly SortedDictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileAttributes> _attributes = [];

    /// <summary>What relative paths begin at.</summary>
    public string CurrentFolder { get; set; } = Root;

    /// <summary>The drives that are there, in order.</summary>
    public IEnumerable<string> Names => _folders.Keys;

    public void Map(string drive, string folder)
    {
        if (drive.Length != 2 || !char.IsAsciiLetterUpper(drive[0]) || drive[1] != ':')
        {
            throw new ArgumentException($"'{drive}' is no drive, such as I:");
        }

        _folders[drive] = System.IO.Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : throw new DirectoryNotFoundException(folder);
    }

    /// <summary>The drive is no longer there; nor is the current folder, if it was on it.</summary>
    public void Unmap(string drive)
    {
        CloseFiles(drive);
        _folders.Remove(drive);
        if (CurrentFolder.StartsWith(drive, StringComparison.Ordinal))
        {
            CurrentFolder = Root;
        }
    }

    /// <summary>Closes what firmware has open on a drive.</summary>
    public void CloseFiles(string drive) => _openFiles.FindAll(file => IsIn(file.Name, _folders[drive])).ForEach(file => file.Dispose());

    /// <summary>The board is off: nothing is open any more.</summary>
    public void CloseFiles()
    {
        _openFiles.ToList().ForEach(file => file.Dispose());
        CurrentFolder = Root;
    }

    public System.IO.FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => Guard(path, host =>
    {
        RequireWritable(path, access != FileAccess.Read);
        if (_openFiles.Exists(open => open.Name == host && (share != FileShare.ReadWrite || ((int)open.Share & (int)access) != (int)access)))
        {
            throw new IOException($"{path}: in use", Code.UnauthorizedAccess);
        }

        OpenFile file = new(host, mode, access, share, closed => _openFiles.Remove(closed));
        _openFiles.Add(file);
        return file;
    });

    /// <summary>Refuses to take away a file that is open, or a folder with such a file or the current folder in it.</summary>
    public void RequireClosed(string path) => Guard(path, host =>
        _openFiles.Exists(open => IsIn(open.Name, host)) || (CurrentFolder != Root && IsIn(HostPath(CurrentFolder), host))
            ? throw new IOException($"{path}: in use", Code.UnauthorizedAccess)
            : true);

    /// <summary>What a file or folder is; those bits that firmware may set are kept beside the host's file.</summary>
    public FileAttributes AttributesOf(string path) => Guard(path, host =>
        System.IO.Directory.Exists(host) ? FileAttributes.Directory | _attributes.GetValueOrDefault(host)
        : System.IO.File.Exists(host) ? _attributes.GetValueOrDefault(host, FileAttributes.Normal)
        : throw new FileNotFoundException());

    public void SetAttributes(string path, FileAttributes attributes) => Guard(path, host => _attributes[host] = AttributesOf(path) & FileAttributes.Directory | attributes);

    /// <summary>Refuses to change what is marked as read-only.</summary>
    public void RequireWritable(string path, bool writes = true)
    {
        if (writes && Guard(path, host => _attributes.GetValueOrDefault(host)).HasFlag(FileAttributes.ReadOnly))
        {
            throw new IOException($"{path}: read-only", Code.UnauthorizedAccess);
        }
    }

    /// <summary>Runs <paramref name="action"/> with the host's path; its errors become nanoFramework's.</summary>
    public T Guard<T>(string path, Func<string, T> action)
    {
        string host = HostPath(path);
        try
        {
            return action(host);
        }
        catch (Exception problem) when (problem is System.IO.IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: {Reason(problem)}", CodeOf(problem));
        }
    }

    private string HostPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] parts = Path.GetFullPath(path).Split('\\', '/');
        if (!_folders.TryGetValue(parts[0], out string? folder))
        {
            throw new IOException($"{path}: no such drive", Code.VolumeNotFound);
        }

        char[] invalid = Path.GetInvalidFileNameChars();
        if (parts.Skip(1).Any(part => part.EndsWith('.') || part.EndsWith(' ') || part.IndexOfAny(invalid) >= 0))
        {
            throw new ArgumentException($"{path} is no path");
        }

        return parts.Skip(1).Where(part => part.Length > 0).Aggregate(folder, (host, part) => Entry(host, part, isFlash: parts[0][0] >= FirstFlash));
    }

    /// <summary>The host's path of an entry, whether or not it is there, and whether or not the host tells large letters from small ones.</summary>
    private static string Entry(string folder, string name, bool isFlash)
    {
        string exact = System.IO.Path.Combine(folder, name);
        if (!System.IO.Directory.Exists(folder) || (isFlash && !System.IO.Path.Exists(exact)))
        {
            return exact;
        }

        EnumerationOptions anyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = 0 };
        string[] there = [.. System.IO.Directory.EnumerateFileSystemEntries(folder, name, anyCase).Order(StringComparer.Ordinal)];
        return there.Contains(exact) || there.Length == 0 ? exact
            : isFlash ? throw new IOException($"{exact}: the host does not tell it from {there[0]}", Code.FileNotFound)
            : there[0];
    }

    private static bool IsIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == System.IO.Path.DirectorySeparatorChar);

    private static string Reason(Exception problem) => problem switch
    {
        FileNotFoundException => "no such file",
        DirectoryNotFoundException => "no such folder",
        UnauthorizedAccessException => "not allowed",
        _ => "an input/output error",
    };

    private static Code CodeOf(Exception problem) => problem switch
    {
        FileNotFoundException => Code.FileNotFound,
        DirectoryNotFoundException => Code.DirectoryNotFound,
        UnauthorizedAccessException => Code.UnauthorizedAccess,
        _ => Code.Others,
    };
}

/// <summary>A file that firmware has open. The host does not keep others from it.</summary>
internal sealed class OpenFile(string path, FileMode mode, FileAccess access, FileShare share, Action<OpenFile> closed)
    : System.IO.FileStream(path, mode, access, FileShare.ReadWrite | FileShare.Delete)
{
    /// <summary>What firmware lets others do with it meanwhile.</summary>
    public FileShare Share => share;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);

        // The host collects what could not be opened, on a thread of its own: that was never in the list.
        if (disposing)
        {
            closed(this);
        }
    }
}
