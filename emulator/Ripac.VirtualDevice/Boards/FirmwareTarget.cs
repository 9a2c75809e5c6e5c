namespace Ripac.VirtualDevice.Boards;

/// <summary>A build of nanoFramework's firmware: what <c>nanoff --target</c> takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Microcontroller">The chip it is for.</param>
/// <param name="Psram">Whether it uses PSRAM: true, false, or null for either.</param>
/// <param name="HasI2s">Whether System.Device.I2s is in it.</param>
public sealed record FirmwareTarget(string Name, string Microcontroller, bool? Psram, bool HasI2s = true)
{
    /// <summary>Where all of this is written.</summary>
    public const string Source = "nf-interpreter, targets/ESP32/CMakePresets.json and CMake/*.json";

    private static readonly FirmwareTarget[] Known =
    [
        new("ESP32_REV0", "ESP32", false),
        new("ESP32_REV3", "ESP32", false),
        new("ESP32_BLE_REV0", "ESP32", false),
        new("ESP32_BLE_REV3", "ESP32", false),
        new("ESP32_PSRAM_REV0", "ESP32", true),
        new("ESP32_PSRAM_REV3", "ESP32", true),
        new("ESP32_PICO", "ESP32", false, HasI2s: false),
        new("ESP32_S3_QUAD", "ESP32-S3", null),
        new("ESP32_S3_OCTAL", "ESP32-S3", true),
        new("ESP32_C3", "ESP32-C3", false),
    ];

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(target => target.Name);

    /// <summary>The target of that name, or null.</summary>
    public static FirmwareTarget? Find(string name) => Array.Find(Known, target => target.Name == name);

    /// <summary>The targets that a chip with or without PSRAM can run the firmware on.</summary>
    public static IEnumerable<string> For(string microcontroller, bool psram) => Known
        .Where(target => target.Microcontroller == microcontroller && target.HasI2s && (target.Psram is null || target.Psram == psram))
        .Select(target => target.Name);
}
