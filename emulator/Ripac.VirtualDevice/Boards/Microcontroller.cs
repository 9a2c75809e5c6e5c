namespace Ripac.VirtualDevice.Boards;

/// <summary>Which GPIOs of a microcontroller a board may use, and why not the others.</summary>
public sealed class Microcontroller
{
    private static readonly Microcontroller[] Known =
    [
        // ESP32-S3 datasheet: GPIO0-21 and 26-48 exist; strapping pins 0, 3, 45, 46; 26-32 serve the flash,
        // 33-37 an octal PSRAM. GPIO38 or 48 drives the RGB LED of a DevKitC-1 (v1.1 or v1.0).
        new(
            "ESP32-S3",
            gpioCount: 49,
            new Reserved(0, 0, "strapping pin (boot mode)"),
            new Reserved(3, 3, "strapping pin (JTAG source)"),
            new Reserved(19, 20, "USB"),
            new Reserved(22, 25, "not on the chip"),
            new Reserved(26, 37, "flash and octal PSRAM"),
            new Reserved(43, 44, "UART0, the console"),
            new Reserved(45, 46, "strapping pin (flash voltage, ROM messages)")),
    ];

    private readonly int _gpioCount;
    private readonly Reserved[] _reserved;

    private Microcontroller(string name, int gpioCount, params Reserved[] reserved)
    {
        Name = name;
        _gpioCount = gpioCount;
        _reserved = reserved;
    }

    public string Name { get; }

    /// <summary>The microcontroller of that name, or null.</summary>
    public static Microcontroller? Find(string name) => Array.Find(Known, m => m.Name == name);

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(m => m.Name);

    /// <summary>Why a board cannot use the GPIO, or null when it can.</summary>
    public string? WhyNot(int gpio) =>
        gpio < 0 || gpio >= _gpioCount
            ? $"{Name} has GPIO0 to GPIO{_gpioCount - 1}"
            : Array.Find(_reserved, r => gpio >= r.First && gpio <= r.Last)?.Reason;

    private sealed record Reserved(int First, int Last, string Reason);
}
