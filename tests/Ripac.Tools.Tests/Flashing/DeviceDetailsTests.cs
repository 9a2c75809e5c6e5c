using System.Xml.Linq;
using Ripac.Tools.Flashing;

namespace Ripac.Tests.Tools.Flashing;

public class DeviceDetailsTests
{
    private static readonly string[] Lines =
    [
        "HAL build info: nanoCLR running @ ESP32 built with ESP-IDF v5.4",
        "  Target:   ESP32_REV0",
        "Firmware build Info:",
        "  CLR Version: 1.16.0.578",
        "Assemblies:",
        "  mscorlib, 1.17.11.0",
        "Native Assemblies:",
        "  mscorlib v100.5.0.24, checksum 0x1549C856",
        "  System.Device.Gpio v100.1.0.6, checksum 0x097E7BC5",
    ];

    [Fact]
    public void What_a_board_says_is_read()
    {
        DeviceDetails details = DeviceDetails.Parse(Lines);
        Assert.Equal("nanoFramework 1.16.0.578 for ESP32_REV0", $"{details}");
        Assert.Equal(["mscorlib", "System.Device.Gpio"], details.NativeAssemblies.Keys);
        Assert.Equal("100.5.0.24 0x1549C856", details.NativeAssemblies["mscorlib"]);
    }

    [Fact]
    public void Firmware_that_has_everything_fits() =>
        Assert.Empty(DeviceDetails.Parse(Lines).Misfits(new Dictionary<string, string> { ["mscorlib"] = "100.5.0.24 0x1549c856" }));

    [Theory]
    [InlineData("mscorlib", "100.5.0.19 0x1549C856", "the firmware has 100.5.0.24 0x1549C856")]
    [InlineData("mscorlib", "100.5.0.24 0x445C7AF9", "the firmware has 100.5.0.24 0x1549C856")]
    [InlineData("System.Device.I2s", "100.0.0.1 0x478490FE", "the firmware has none")]
    public void What_does_not_fit_is_named(string name, string wanted, string found) =>
        Assert.Equal($"{name} {wanted} is needed, {found}", Assert.Single(DeviceDetails.Parse(Lines).Misfits(new Dictionary<string, string> { [name] = wanted })));

    [Fact]
    public void Every_assembly_with_native_code_that_firmware_uses_is_pinned()
    {
        IEnumerable<string> used = Directory.GetFiles(Path.Combine(SharedData.ProjectRoot, "firmware"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(path => XDocument.Load(path).Descendants("NanoReference")).Select(item => (string)item.Attribute("Include")!).Distinct();
        string[] managedOnly = ["System.IO.Streams"];
        Assert.Equal(used.Except(managedOnly).Order(), PinnedVersions.Read(SharedData.ProjectRoot).NativeAssemblies.Keys.Order());
    }
}
