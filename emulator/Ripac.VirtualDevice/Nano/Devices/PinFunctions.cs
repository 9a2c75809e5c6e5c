using Ripac.VirtualDevice.Boards;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Which pin does what: at first what the chip's firmware gives, then what the application assigns.</summary>
internal sealed class PinFunctions(Microcontroller chip)
{
    private readonly Dictionary<DeviceFunction, int> _pins = chip.DefaultPins
        .Concat(chip.AdcPins.Select((pin, channel) => (Function: DeviceFunction.ADC1_CH0 + channel, Pin: pin)))
        .ToDictionary(entry => entry.Function, entry => entry.Pin);

    /// <summary>The pin of a function, -1 without one.</summary>
    public int Get(DeviceFunction function) => _pins.GetValueOrDefault(function, -1);

    /// <summary>Refuses what a board refuses, and what would run past its tables.</summary>
    public void Set(int pin, DeviceFunction function)
    {
        if (!Enum.IsDefined(function) || pin is < -1 or >= VirtualBoard.PinCount || !IsAssignable(function, pin))
        {
            throw new ArgumentException($"pin {pin} cannot be {function} on an {chip.Name}");
        }

        _pins[function] = pin;
    }

    /// <summary>The timer (0 to 7) behind a pin with a PWM function, null without one: PWM1 and PWM2 share the first, and so on.</summary>
    public int? PwmTimerOf(int pin)
    {
        for (int i = 0; i < chip.PwmChannels; i++)
        {
            if (Get((DeviceFunction)((int)DeviceFunction.PWM1 + (i * 0x100))) == pin)
            {
                return i / 2;
            }
        }

        return null;
    }

    /// <summary>The pins of a bus, which must have them.</summary>
    public int[] Require(string bus, string[] lines) => Array.ConvertAll(lines, line =>
        Get(Enum.Parse<DeviceFunction>($"{bus}_{line}")) is int pin and >= 0
            ? pin
            : throw new ArgumentException($"{bus}_{line} has no pin on an {chip.Name}: call Configuration.SetPinFunction before the bus is opened"));

    // Source: Esp32_SetMappedDevicePins, nf-interpreter, targets/ESP32/_common/DeviceMapping_common.cpp.
    private bool IsAssignable(DeviceFunction function, int pin)
    {
        int bus = ((int)function >> 8) & 0xFF;
        return (DeviceTypes)((int)function & 0xFF0000) switch
        {
            DeviceTypes.SPI => bus <= chip.SpiBuses && (function is DeviceFunction.SPI1_MISO or DeviceFunction.SPI2_MISO || chip.CanDrive(pin)),
            DeviceTypes.I2C => bus <= chip.I2cBuses && chip.CanDrive(pin),
            DeviceTypes.SERIAL => bus <= chip.SerialPorts && (IsInput() || chip.CanDrive(pin)),
            DeviceTypes.PWM => bus <= chip.PwmChannels,
            DeviceTypes.I2S => bus <= chip.I2sBuses,
            DeviceTypes.SDMMC => chip.AssignsSdmmc,
            _ => false,
        };

        // TX, RX, RTS, CTS.
        bool IsInput() => (int)function % 2 == 1;
    }
}
