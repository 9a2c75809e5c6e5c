namespace Ripac.VirtualDevice.Boards;

/// <summary>Some pins, and why a board is not to use them.</summary>
/// <param name="First">The first GPIO.</param>
/// <param name="Last">The last one.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Source">The document that says so.</param>
public sealed record PinRange(int First, int Last, string Reason, string Source)
{
    public bool Contains(int gpio) => gpio >= First && gpio <= Last;
}

/// <summary>A module: a microcontroller with flash and perhaps PSRAM, which take some of its pins.</summary>
/// <param name="Name">The maker's name, without the suffixes of flash and antenna.</param>
/// <param name="Microcontroller">The chip in it.</param>
/// <param name="FlashMegabytes">The sizes it is sold with.</param>
/// <param name="PsramMegabytes">The sizes it is sold with; 0 for none.</param>
/// <param name="Taken">Pins that the module needs itself or does not lead out.</param>
public sealed record ChipModule(
    string Name, string Microcontroller, int[] FlashMegabytes, int[] PsramMegabytes, params PinRange[] Taken)
{
    private const string Wroom = "ESP32-WROOM-32 Datasheet, Pin Description";
    private const string Wrover = "ESP32-WROVER-B Datasheet, Pin Description";
    private const string Pico = "ESP32-PICO-D4 Datasheet, Pin Description";
    private const string Esp32Chip = "ESP32 Series Datasheet, Pin Mapping Between Chip and Flash/PSRAM";
    private const string S3Wroom = "ESP32-S3-WROOM-1 Datasheet, Pin Definitions";
    private const string C3Mini = "ESP32-C3-MINI-1 Datasheet, Pin Definitions";
    private const string C3Chip = "ESP32-C3 Series Datasheet, Pin Mapping Between Chip and Flash";

    private static readonly ChipModule[] Known =
    [
        new("ESP32-WROOM-32", "ESP32", [4, 8, 16], [0],
            new(6, 11, "the module's flash is on it", Wroom),
            new(37, 38, "the module does not lead it out", Wroom)),
        new("ESP32-WROVER", "ESP32", [4, 8, 16], [4, 8],
            new(6, 11, "the module's flash is on it", Wrover),
            new(16, 17, "the module's PSRAM is on it", Wrover),
            new(37, 38, "the module does not lead it out", Wrover)),
        new("ESP32-PICO-D4", "ESP32", [4], [0],
            new(6, 11, "the flash inside is on it", Pico),
            new(16, 17, "the flash inside is on it", Pico)),
        new("ESP32-D0WDQ6-V3", "ESP32", [4, 8, 16], [4, 8],
            new(6, 11, "the flash is on it", Esp32Chip),
            new(16, 17, "the PSRAM is on it", Esp32Chip)),
        new("ESP32-S3-WROOM-1", "ESP32-S3", [4, 8, 16], [0, 2],
            new(26, 32, "the module's flash and PSRAM are on it", S3Wroom),
            new(33, 34, "the module does not lead it out", S3Wroom)),
        new("ESP32-S3-WROOM-1 octal", "ESP32-S3", [4, 8, 16], [8, 16],
            new(26, 32, "the module's flash is on it", S3Wroom),
            new(33, 34, "the module does not lead it out", S3Wroom),
            new(35, 37, "the module's octal PSRAM is on it", S3Wroom)),
        new("ESP32-C3-MINI-1", "ESP32-C3", [4], [0],
            new(11, 11, "it supplies the flash (VDD_SPI)", C3Chip),
            new(12, 17, "the flash inside is on it", C3Mini)),
    ];

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(module => module.Name);

    /// <summary>The module of that name, or null.</summary>
    public static ChipModule? Find(string name) => Array.Find(Known, module => module.Name == name);

    /// <summary>Why a pin is taken, or null.</summary>
    public PinRange? WhyTaken(int gpio) => Array.Find(Taken, range => range.Contains(gpio));
}
