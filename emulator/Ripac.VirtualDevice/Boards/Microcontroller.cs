using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice.Boards;

/// <summary>What a chip has and wants, from its maker's documents.</summary>
public sealed record Microcontroller
{
    private static readonly Microcontroller[] Known =
    [
        new()
        {
            Name = "ESP32",
            Gpios = [new(0, 19), new(21, 23), new(25, 27), new(32, 39)],
            InputOnly = [new(34, 39)],
            Strapping =
            [
                (0, "it is to be high at reset: low starts the download mode"),
                (2, "it is to be low or open at reset, or flashing over the serial port does not start"),
                (5, "with GPIO15 it sets the timing of SDIO; the chip pulls it up at reset"),
                (12, "it is to be low at reset: high sets the flash's supply to 1.8 V, and the board does not start"),
                (15, "low at reset silences the boot messages; the chip pulls it up"),
            ],
            StrappingSource = "ESP32 Series Datasheet, Strapping Pins",
            Console = [new(1, 1), new(3, 3)],
            UsbPins = [],
            SpiBuses = 2,
            I2sBuses = 2,
            I2cBuses = 2,
            SerialPorts = 3,
            PdmBuses = [1],
            GpioSource = "ESP-IDF Programming Guide, ESP32, GPIO & RTC GPIO",
            PeripheralSource = "ESP32 Technical Reference Manual, SPI, UART, I2S",
            DefaultPins =
            [
                (DeviceFunction.SPI1_MOSI, 23), (DeviceFunction.SPI1_MISO, 25), (DeviceFunction.SPI1_CLOCK, 19),
                (DeviceFunction.COM1_TX, 1), (DeviceFunction.COM1_RX, 3), (DeviceFunction.COM1_RTS, 22), (DeviceFunction.COM1_CTS, 19),
                (DeviceFunction.I2C1_DATA, 18), (DeviceFunction.I2C1_CLOCK, 19), (DeviceFunction.I2C2_DATA, 25), (DeviceFunction.I2C2_CLOCK, 26),
                (DeviceFunction.SDMMC1_CLOCK, 14), (DeviceFunction.SDMMC1_COMMAND, 15),
                (DeviceFunction.SDMMC1_D0, 2), (DeviceFunction.SDMMC1_D1, 4), (DeviceFunction.SDMMC1_D2, 12), (DeviceFunction.SDMMC1_D3, 13),
            ],
            AdcPins = [36, 37, 38, 39, 32, 33, 34, 35, 36, 39, 4, 0, 2, 15, 13, 12, 14, 27, 25, 26],
            PwmChannels = 16,
            AssignsSdmmc = false,
        },
        new()
        {
            Name = "ESP32-S3",
            Gpios = [new(0, 21), new(26, 48)],
            InputOnly = [],
            Strapping =
            [
                (0, "it is to be high at reset: low starts the download mode"),
                (3, "it chooses the source of JTAG signals"),
                (45, "it is to be low at reset: high sets the flash's supply to 1.8 V"),
                (46, "it is to be low at reset, or flashing over the serial port does not start"),
            ],
            StrappingSource = "ESP32-S3 Series Datasheet, Strapping Pins",
            Console = [new(43, 44)],
            UsbPins = [new(19, 20)],
            SpiBuses = 2,
            I2sBuses = 2,
            I2cBuses = 2,
            SerialPorts = 3,
            PdmBuses = [1],
            GpioSource = "ESP-IDF Programming Guide, ESP32-S3, GPIO & RTC GPIO",
            PeripheralSource = "ESP32-S3 Technical Reference Manual, SPI, UART, I2S",
            DefaultPins =
            [
                (DeviceFunction.COM1_TX, 43), (DeviceFunction.COM1_RX, 44), (DeviceFunction.COM1_RTS, 15), (DeviceFunction.COM1_CTS, 16),
                (DeviceFunction.SDMMC1_CLOCK, 14), (DeviceFunction.SDMMC1_COMMAND, 15),
                (DeviceFunction.SDMMC1_D0, 2), (DeviceFunction.SDMMC1_D1, 4), (DeviceFunction.SDMMC1_D2, 12), (DeviceFunction.SDMMC1_D3, 13),
            ],
            AdcPins = [.. Enumerable.Range(1, 20)],
            PwmChannels = 8,
            AssignsSdmmc = true,
        },
        new()
        {
            Name = "ESP32-C3",
            Gpios = [new(0, 21)],
            InputOnly = [],
            Strapping =
            [
                (2, "it is to be high at reset, or the chip does not start from its flash"),
                (8, "it is to be high at reset, or flashing over the serial port does not start"),
                (9, "it is to be high at reset: low starts the download mode"),
            ],
            StrappingSource = "ESP32-C3 Series Datasheet, Strapping Pins",
            Console = [new(20, 21)],
            UsbPins = [new(18, 19)],
            SpiBuses = 1,
            I2sBuses = 1,
            I2cBuses = 1,
            SerialPorts = 2,
            PdmBuses = [],
            GpioSource = "ESP-IDF Programming Guide, ESP32-C3, GPIO & RTC GPIO",
            PeripheralSource = "ESP32-C3 Technical Reference Manual, SPI, UART, I2S; esp-idf issue 7604 for PDM",

            // Those of SPI1 are the flash's (esp-idf, esp32c3/include/soc/spi_pins.h).
            DefaultPins =
            [
                (DeviceFunction.SPI1_MOSI, 16), (DeviceFunction.SPI1_MISO, 17), (DeviceFunction.SPI1_CLOCK, 15),
                (DeviceFunction.COM1_TX, 21), (DeviceFunction.COM1_RX, 20),
                (DeviceFunction.I2C1_DATA, 18), (DeviceFunction.I2C1_CLOCK, 19),
            ],
            AdcPins = [0, 1, 2, 3, 4, 5],
            PwmChannels = 6,
            AssignsSdmmc = false,
        },
    ];

    public required string Name { get; init; }

    /// <summary>The GPIOs that there are.</summary>
    public required PinSpan[] Gpios { get; init; }

    /// <summary>Those that can only be read, and have no pull resistors.</summary>
    public required PinSpan[] InputOnly { get; init; }

    /// <summary>Those whose level is looked at when the chip starts, and what for.</summary>
    public required (int Gpio, string Meaning)[] Strapping { get; init; }

    /// <summary>UART0: nanoFramework's debugger and console, and flashing.</summary>
    public required PinSpan[] Console { get; init; }

    public required PinSpan[] UsbPins { get; init; }

    /// <summary>SPI buses that are not the flash's.</summary>
    public required int SpiBuses { get; init; }

    public required int I2sBuses { get; init; }

    public required int I2cBuses { get; init; }

    /// <summary>UARTs, the console's among them.</summary>
    public required int SerialPorts { get; init; }

    /// <summary>I2S buses, from 1, that can receive PDM.</summary>
    public required int[] PdmBuses { get; init; }

    public required string GpioSource { get; init; }

    public required string StrappingSource { get; init; }

    public required string PeripheralSource { get; init; }

    /// <summary>
    /// The pins that nanoFramework gives functions before firmware calls <c>Configuration.SetPinFunction</c>; of functions that are not named, none. Source:
    /// nf-interpreter, targets/ESP32/_common/*_DeviceMapping.cpp, and for COM1 esp-idf, soc/uart_channel.h.
    /// </summary>
    public required (DeviceFunction Function, int Pin)[] DefaultPins { get; init; }

    /// <summary>The pin of each ADC channel, as nanoFramework numbers them; the same source. They cannot be changed.</summary>
    public required int[] AdcPins { get; init; }

    /// <summary>PWM functions that there is room for (targets/ESP32/_include/Esp32_DeviceMapping.h).</summary>
    public required int PwmChannels { get; init; }

    /// <summary>Whether firmware may choose the pins of SD cards (targets/ESP32/_common/DeviceMapping_common.cpp).</summary>
    public required bool AssignsSdmmc { get; init; }

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(chip => chip.Name);

    /// <summary>All GPIO numbers, in order.</summary>
    public IEnumerable<int> AllGpios => Gpios.SelectMany(span => Enumerable.Range(span.First, span.Last - span.First + 1));

    /// <summary>The microcontroller of that name, or null.</summary>
    public static Microcontroller? Find(string name) => Array.Find(Known, chip => chip.Name == name);

    public bool Has(int gpio) => Contains(Gpios, gpio);

    public bool IsInputOnly(int gpio) => Contains(InputOnly, gpio);

    public bool CanDrive(int gpio) => Has(gpio) && !IsInputOnly(gpio);

    public bool IsConsole(int gpio) => Contains(Console, gpio);

    public bool IsUsb(int gpio) => Contains(UsbPins, gpio);

    /// <summary>What the pin's level decides when the chip starts; null for a pin that decides nothing.</summary>
    public string? StrapOf(int gpio) => Array.Find(Strapping, strap => strap.Gpio == gpio).Meaning;

    private static bool Contains(PinSpan[] spans, int gpio) => Array.Exists(spans, span => gpio >= span.First && gpio <= span.Last);
}

/// <summary>GPIOs from one to another.</summary>
public readonly record struct PinSpan(int First, int Last)
{
    public override string ToString() => First == Last ? $"{First}" : $"{First} to {Last}";
}
