using System.Text.RegularExpressions;

namespace Ripac.Tools.Flashing;

/// <summary>
/// What <c>nanoff --nanodevice --devicedetails</c> says of a board that runs nanoFramework. The firmware starts an assembly only when what it has
/// natively for it is of the version and checksum that the assembly was built for.
/// </summary>
/// <param name="Target">Of the firmware; empty when it is not told.</param>
/// <param name="FirmwareVersion">Of the firmware; empty when it is not told.</param>
/// <param name="NativeAssemblies">By name, version and checksum: <c>100.5.0.24 0x1549C856</c>.</param>
public sealed partial record DeviceDetails(string Target, string FirmwareVersion, IReadOnlyDictionary<string, string> NativeAssemblies)
{
    /// <summary>Asks the board at a port.</summary>
    /// <returns>Null when it does not answer.</returns>
    /// <exception cref="IOException">nanoff is not installed.</exception>
    public static DeviceDetails? Ask(Nanoff nanoff, string port, CancellationToken cancellation)
    {
        List<string> lines = [];
        return nanoff.Run(Arguments(port), lines.Add, cancellation) == 0 ? Parse(lines) : null;
    }

    /// <summary>What nanoff is given to ask the board at a port.</summary>
    public static string[] Arguments(string port) => ["--nanodevice", "--devicedetails", "--serialport", port];

    /// <summary>Reads what nanoff printed; lines of another form are passed over.</summary>
    public static DeviceDetails Parse(IReadOnlyCollection<string> lines)
    {
        Dictionary<string, string> assemblies = [];
        foreach (Match assembly in lines.Select(line => Assembly().Match(line)).Where(match => match.Success))
        {
            assemblies[assembly.Groups[1].Value] = $"{assembly.Groups[2].Value} {assembly.Groups[3].Value}";
        }

        return new DeviceDetails(After("Target:"), After("CLR Version:"), assemblies);

        string After(string label) => lines.Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim() ?? "";
    }

    /// <summary>A sentence for each assembly that the firmware does not have as the packages want it.</summary>
    /// <param name="wanted">By name, version and checksum.</param>
    public IEnumerable<string> Misfits(IReadOnlyDictionary<string, string> wanted) =>
        from assembly in wanted
        let found = NativeAssemblies.GetValueOrDefault(assembly.Key)
        where !string.Equals(found, assembly.Value, StringComparison.OrdinalIgnoreCase)
        select $"{assembly.Key} {assembly.Value} is needed, the firmware has {found ?? "none"}";

    public override string ToString() => $"nanoFramework {FirmwareVersion} for {Target}";

    [GeneratedRegex(@"^\s*([\w.]+) v([\d.]+), checksum (0x[0-9A-Fa-f]{8})\s*$")]
    private static partial Regex Assembly();
}
