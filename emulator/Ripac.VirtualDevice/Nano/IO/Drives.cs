using Code = Ripac.VirtualDevice.Nano.IOException.IOExceptionErrorCode;

namespace Ripac.VirtualDevice.Nano;

/// <summary>The board's drives: folders of the host. No path leads out of them.</summary>
internal sealed class Drives
{
    /// <summary>Where all drives hang.</summary>
    public const string Root = @"\";

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

    /// <summary>The drive is no longer there.</summary>
    public void Unmap(string drive) => _folders.Remove(drive);

    public System.IO.FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => Guard(path, host =>
    {
        RequireWritable(path, access != FileAccess.Read);
        return new System.IO.FileStream(host, mode, access, share);
    });

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

        if (parts.Skip(1).Any(part => part is "." or ".." || part.Contains(':') || part.IndexOfAny(System.IO.Path.GetInvalidFileNameChars()) >= 0))
        {
            throw new ArgumentException($"{path} is no path");
        }

        return System.IO.Path.Combine([folder, .. parts[1..]]);
    }

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
