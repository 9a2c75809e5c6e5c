namespace Ripac.VirtualDevice.Boards;

/// <summary>A build of nanoFramework's firmware: what <c>nanoff --target</c> takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Microcontroller">The chip it is for.</param>
/// <param name="Psram">Whether it uses PSRAM: true, false, or null for either.</param>
/// <param name="HeapBytes">
/// Its managed heap. With PSRAM that is the largest block which IDF's allocator says is free, 63/64 of it, less what the target's defconfig reserves (ESP32_RESERVE_SPIRAM_IDF_ALLOCATION_BYTES):
/// of 8 MB for an octal ESP32-S3, 2 MB for a quad one, 4 MB for an ESP32, which maps no more. Without, it is what the chip happens to have left at the start, less 100 to 130 kB (_nanoCLR/Memory.cpp): no
/// configuration tells it. 79 and 49 KB were measured by nf-interpreter's authors in 2021 (pull request 2168), 37 KB less for the target that reserves 137 of them, and 54,472 bytes by a user
/// (nanoframework/Home issue 1824, CLR 1.17.0.257). None was verified on a board of ours.
/// </param>
/// <param name="HasI2s">Whether System.Device.I2s is in it.</param>
public sealed record FirmwareTarget(string Name, string Microcontroller, bool? Psram, int HeapBytes, bool HasI2s = true)
{
    /// <summary>Where all of this is written.</summary>
    public const string Source = "nf-interpreter, targets/ESP32/CMakePresets.json and CMake/*.json";

    private const int Kilo = 1024;
    private const int Mega = Kilo * Kilo;

    private static readonly FirmwareTarget[] Known =
    [
        new("ESP32_REV0", "ESP32", false, 79 * Kilo),
        new("ESP32_REV3", "ESP32", false, 79 * Kilo),
        new("ESP32_BLE_REV0", "ESP32", false, 49 * Kilo),
        new("ESP32_BLE_REV3", "ESP32", false, 49 * Kilo),
        new("ESP32_PSRAM_REV0", "ESP32", true, OfPsram(4, reserved: 262_144)),
        new("ESP32_PSRAM_REV3", "ESP32", true, OfPsram(4, reserved: 262_144)),
        new("ESP32_PICO", "ESP32", false, (79 - 37) * Kilo, HasI2s: false),
        new("ESP32_S3_QUAD", "ESP32-S3", null, OfPsram(2, reserved: 1_286_144)),
        new("ESP32_S3_OCTAL", "ESP32-S3", true, OfPsram(8, reserved: 1_048_576)),
        new("ESP32_C3", "ESP32-C3", false, 54_472),
    ];

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(target => target.Name);

    /// <summary>The target of that name, or null.</summary>
    public static FirmwareTarget? Find(string name) => Array.Find(Known, target => target.Name == name);

    /// <summary>The targets that a chip with or without PSRAM can run the firmware on.</summary>
    public static IEnumerable<string> For(string microcontroller, bool psram) => Known
        .Where(target => target.Microcontroller == microcontroller && target.HasI2s && (target.Psram is null || target.Psram == psram))
        .Select(target => target.Name);

    private static int OfPsram(int megabytes, int reserved) => (megabytes * Mega / 64 * 63) - reserved;
}
