using System.IO.Ports;
using System.Runtime.Versioning;

namespace Ripac.Tools.Flashing;

/// <summary>A serial port on which a board may be.</summary>
/// <param name="Name">As programs open it.</param>
/// <param name="Adapter">What is at its other end, as far as USB says; empty when unknown.</param>
public sealed record FoundPort(string Name, string Adapter)
{
    public override string ToString() => Adapter.Length == 0 ? Name : $"{Name} ({Adapter})";
}

/// <summary>The computer's serial ports.</summary>
public static class SerialPorts
{
    // By USB vendor.
    private static readonly Dictionary<string, string> Adapters = new()
    {
        ["10c4"] = "CP210x",
        ["1a86"] = "CH34x or CH910x",
        ["0403"] = "FTDI",
        ["303a"] = "Espressif USB",
        ["067b"] = "PL2303",
    };

    /// <summary>Ports that boards are usually on, in the order of their names: USB adapters, or all COM ports on Windows.</summary>
    public static IReadOnlyList<FoundPort> Find() =>
    [
        .. SerialPort.GetPortNames()
            .Where(name => OperatingSystem.IsWindows() || name.Contains("USB", StringComparison.Ordinal) || name.Contains("ACM", StringComparison.Ordinal)
                || name.Contains("cu.usb", StringComparison.Ordinal) || name.Contains("cu.SLAB", StringComparison.Ordinal) || name.Contains("cu.wch", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new FoundPort(name, OperatingSystem.IsLinux() ? Adapter(name) : "")),
    ];

    /// <summary>The only port there is.</summary>
    /// <exception cref="IOException">There is none, or more than one.</exception>
    public static string TheOne()
    {
        IReadOnlyList<FoundPort> ports = Find();
        return ports.Count switch
        {
            1 => ports[0].Name,
            0 => throw new IOException("no board was found on a serial port: plug it in, with a cable for data; or name its port with --port"),
            _ => throw new IOException($"more than one port: {string.Join(", ", ports)}; name the board's with --port"),
        };
    }

    /// <summary>Why a port cannot be opened, and what to do; null when it can.</summary>
    public static string? WhyClosed(string name)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(name))
        {
            return $"no such port; ports: {(Find() is { Count: > 0 } ports ? string.Join(", ", ports) : "none was found")}";
        }

        try
        {
            using SerialPort port = new(name, 115_200);
            port.Open();
            return null;
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsLinux())
        {
            return "in use by another program, or not allowed: sudo usermod -a -G dialout $USER, then log in again";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return problem.Message;
        }
    }

    [SupportedOSPlatform("linux")]
    private static string Adapter(string name)
    {
        string device = $"/sys/class/tty/{Path.GetFileName(name)}/device";
        for (DirectoryInfo? folder = Resolve(device); folder is not null && folder.FullName != "/sys"; folder = folder.Parent)
        {
            string vendorPath = Path.Combine(folder.FullName, "idVendor");
            if (File.Exists(vendorPath))
            {
                string vendor = File.ReadAllText(vendorPath).Trim();
                string product = File.ReadAllText(Path.Combine(folder.FullName, "idProduct")).Trim();
                return $"{Adapters.GetValueOrDefault(vendor, "unknown adapter")}, {vendor}:{product}";
            }
        }

        return "";
    }

    private static DirectoryInfo? Resolve(string link) =>
        Directory.Exists(link) && new DirectoryInfo(link).ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo target ? target : null;
}
