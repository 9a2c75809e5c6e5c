using System.Text.RegularExpressions;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Paths with a backslash, whatever the host's are.</summary>
[NanoType("System.IO.Path")]
public static partial class Path
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

    /// <summary>From the current folder on, unless the path begins at a drive or at the root.</summary>
    public static string GetFullPath(string path)
    {
        if (string.IsNullOrEmpty(path))
        {
            throw path is null ? new ArgumentNullException(nameof(path)) : new ArgumentException("an empty path");
        }

        string full = (IsPathRooted(path) ? path : Combine(Processor.Board.Drives.CurrentFolder, path)).Replace('/', '\\');
        return full.Length > 1 ? $"{full[0]}{Separators().Replace(full[1..], @"\")}" : full;
    }

    public static char[] GetInvalidFileNameChars() => [.. "\"<>|", .. Enumerable.Range(0, 32).Select(code => (char)code), .. ":*?\\/"];

    public static char[] GetInvalidPathChars() => ['|', .. Enumerable.Range(0, 32).Select(code => (char)code)];

    public static string? GetPathRoot(string? path) => string.IsNullOrWhiteSpace(path) ? null
        : path.Length > 1 && path[1] == ':' ? $"{path[..2]}{(path.Length > 2 && path[2] is '\\' or '/' ? @"\" : "")}"
        : path[0] is '\\' or '/' ? @"\" : "";

    public static bool IsPathRooted(string? path) => path is ['\\' or '/', ..] or [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ':', ..];

    [GeneratedRegex(@"\\{2,}")]
    private static partial Regex Separators();

    public static bool HasExtension(string? path) => GetExtension(path)!.Length > 0;
}
