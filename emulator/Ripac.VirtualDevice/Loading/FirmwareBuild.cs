using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Firmware made ready for the host, from files whose content it remembers. The host compiles what is loaded from it, which takes longer
/// than most runs: so a loaded copy goes from board to board, one board at a time.
/// </summary>
/// <param name="name">The main assembly's name.</param>
/// <param name="files">What was read: each path with its content's hash, null where there was no file.</param>
/// <param name="assemblies">Code and symbols (may be empty), the assemblies referred to first.</param>
/// <param name="sites">The places that allocate, by number.</param>
internal sealed class FirmwareBuild(
    string name, IReadOnlyDictionary<string, string?> files, IReadOnlyList<(byte[] Code, byte[] Symbols)> assemblies, IReadOnlyList<AllocationSite> sites)
{
    private readonly ConcurrentBag<FirmwareCode> _idle = [];

    public string Name => name;

    public IReadOnlyList<(byte[] Code, byte[] Symbols)> Assemblies => assemblies;

    public IReadOnlyList<AllocationSite> Sites => sites;

    /// <summary>The files still are what it was made from.</summary>
    public bool IsCurrent() => files.All(file => HashOf(file.Key) == file.Value);

    /// <summary>A loaded copy that no board has.</summary>
    public FirmwareCode Take() => _idle.TryTake(out FirmwareCode? code) ? code : new FirmwareCode(this);

    /// <summary>A board is done with its copy.</summary>
    public void GiveBack(FirmwareCode code) => _idle.Add(code);

    public static string HashOf(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    private static string? HashOf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream content = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(content));
    }
}
