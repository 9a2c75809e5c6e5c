namespace Ripac.VirtualDevice.Tests;

/// <summary>The firmware that lies beside the tests.</summary>
internal static class Firmware
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "firmware");

    public static IEnumerable<string> Names => Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    /// <summary>A library's .dll or an application's .exe.</summary>
    public static string PathOf(string name) => Directory.GetFiles(Path.Combine(Folder, name), name + ".*").First(path => !path.EndsWith(".pdb", StringComparison.Ordinal));
}
