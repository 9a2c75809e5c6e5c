namespace Ripac.VirtualDevice.Nano;

/// <summary>Paths with a backslash, whatever the host's are.</summary>
[NanoType("System.IO.Path")]
public static class Path
{
    public static readonly char AltDirectorySeparatorChar = '/';
    public static readonly char DirectorySeparatorChar = '\\';
    public static readonly char PathSeparator = ';';
    public static readonly char VolumeSeparatorChar = ':';

    public static string? ChangeExtension(string? path, string? extension)
    {
        if (path is null)
        {
            return null;
        }

        string stem = path[..^GetExtension(path)!.Length];
        return extension is null ? stem : $"{stem}{(extension.StartsWith('.') ? "" : ".")}{extension}";
    }

    public static string Combine(string path1, string path2) =>
        path1.Length == 0 || path2.Contains(':') || path2.StartsWith('\\') ? path2 : $"{path1.TrimEnd('\\', '/')}\\{path2}";

    public static string? GetDirectoryName(string? path)
    {
        int end = path?.LastIndexOfAny(['\\', '/']) ?? -1;
        return end < 0 ? "" : path![..end];
    }

    public static string? GetExtension(string? path)
    {
        string name = GetFileName(path) ?? "";
        int dot = name.LastIndexOf('.');
        return dot < 0 || dot == name.Length - 1 ? "" : name[dot..];
    }

    public static string? GetFileName(string? path) => path?[(path.LastIndexOfAny(['\\', '/', ':']) + 1)..];

    public static string? GetFileNameWithoutExtension(string? path) => GetFileName(path)?[..^GetExtension(path)!.Length];

    public static bool HasExtension(string? path) => GetExtension(path)!.Length > 0;
}
