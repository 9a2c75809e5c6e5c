namespace Ripac.VirtualDevice.Boards;

/// <summary>Buses that there are, at rates that they can do, used once each, by parts that can be read.</summary>
internal static class PeripheralRules
{
    private const string LinkSource = "firmware/Ripac.Link/README.md";
    private const int LowestSpiClock = 100_000;
    private const int HighestSpiClock = 20_000_000;
    private const int HighestBaudRate = 5_000_000;
    private const int LowestModemBaudRate = 1200;
    private const int HighestModemBaudRate = 921_600;

    /// <summary>What 16-bit audio needs: 50 frames a second of 344 bytes on the wire, 10 bits each.</summary>
    private const int LowestLinkBaudRate = 230_400;

    public static void Check(BoardDescription board, Microcontroller chip, List<BoardFinding> findings)
    {
        if (board.Coprocessor is null && board.CoprocessorUart is null)
        {
            findings.Add(new("coprocessor", "there is none", "give coprocessor (SPI) or coprocessorUart, or both", LinkSource));
        }

        if (board.Coprocessor is CoprocessorPins spi)
        {
            CheckBus("coprocessor.spiBus", "SPI", spi.SpiBus, chip.SpiBuses, chip, findings);
            if (spi.ClockHz is < LowestSpiClock or > HighestSpiClock)
            {
                findings.Add(new(
                    "coprocessor.clockHz", $"{spi.ClockHz} Hz is outside what the link allows", $"{LowestSpiClock} to {HighestSpiClock}", LinkSource));
            }
        }

        CheckMicrophone(board.Microphone, chip, findings);
        CheckSerialPorts(board, chip, findings);
        if (board.Display is DisplayPins display)
        {
            CheckBus("display.i2cBus", "I2C", display.I2cBus, chip.I2cBuses, chip, findings);
        }
    }

    private static void CheckMicrophone(MicrophonePins microphone, Microcontroller chip, List<BoardFinding> findings)
    {
        CheckBus("microphone.i2sBus", "I2S", microphone.I2sBus, chip.I2sBuses, chip, findings);
        if (MicrophonePart.Find(microphone.Part) is not MicrophonePart part)
        {
            findings.Add(new("microphone.part", $"'{microphone.Part}' is not known", $"known: {string.Join(", ", MicrophonePart.Names)}"));
            return;
        }

        if (part.IsPdm && microphone.BitClock is not null)
        {
            findings.Add(new("microphone.bitClock", $"{part.Name} is a PDM microphone: it has no word select", "give its clock as wordSelect and leave bitClock out", part.Source));
        }
        else if (!part.IsPdm && microphone.BitClock is null)
        {
            findings.Add(new("microphone.bitClock", $"{part.Name} needs a bit clock", "give the pin that its SCK is on", part.Source));
        }

        if (part.IsPdm && !chip.PdmBuses.Contains(microphone.I2sBus))
        {
            findings.Add(new(
                "microphone.part", chip.PdmBuses.Length == 0 ? $"ESP-IDF receives no PDM on an {chip.Name}" : $"I2S bus {microphone.I2sBus} of an {chip.Name} cannot receive PDM",
                chip.PdmBuses.Length == 0 ? "an I2S microphone, e.g. INMP441" : $"i2sBus {string.Join(" or ", chip.PdmBuses)}, or an I2S microphone", chip.PeripheralSource));
        }

        if (part.LowestClockHz > MicrophonePart.ClockHz)
        {
            findings.Add(new(
                "microphone.part",
                $"its clock is {MicrophonePart.ClockHz / 1000} kHz at 8,000 samples a second, and {part.Name} is specified from {part.LowestClockHz / 1000} kHz on",
                "INMP441 and ICS-43434 are specified for it", part.Source, IsWarning: true));
        }
    }

    private static void CheckSerialPorts(BoardDescription board, Microcontroller chip, List<BoardFinding> findings)
    {
        CheckSerialPort("modem", board.Modem.Port, chip, findings);
        if (board.Modem.BaudRate is < LowestModemBaudRate or > HighestModemBaudRate)
        {
            findings.Add(new("modem.baudRate", $"{board.Modem.BaudRate} baud", $"{LowestModemBaudRate} to {HighestModemBaudRate}; 115200 is what SIM800 and SIM7600 start with"));
        }

        if (board.CoprocessorUart is not CoprocessorLine line)
        {
            return;
        }

        CheckSerialPort("coprocessorUart", line.Port, chip, findings);
        if (line.Port == board.Modem.Port)
        {
            findings.Add(new("coprocessorUart.port", $"{line.Port} is the modem's already", "each on a port of its own", chip.PeripheralSource));
        }

        if (line.BaudRate is < LowestLinkBaudRate or > HighestBaudRate)
        {
            findings.Add(new(
                "coprocessorUart.baudRate", $"{line.BaudRate} baud", $"{LowestLinkBaudRate} (16-bit audio) to {HighestBaudRate} (the chip's UART)", LinkSource));
        }
    }

    private static void CheckSerialPort(string part, string port, Microcontroller chip, List<BoardFinding> findings)
    {
        string[] ports = [.. Enumerable.Range(2, chip.SerialPorts - 1).Select(number => $"COM{number}")];
        if (!ports.Contains(port))
        {
            findings.Add(new(
                $"{part}.port", port == "COM1" ? "COM1 is the console" : $"an {chip.Name} has no {port}", string.Join(" or ", ports), chip.PeripheralSource));
        }
    }

    private static void CheckBus(string place, string kind, int bus, int buses, Microcontroller chip, List<BoardFinding> findings)
    {
        if (bus < 1 || bus > buses)
        {
            findings.Add(new(
                place, $"an {chip.Name} has no {kind} bus {bus} for firmware", buses == 1 ? "1" : $"1 to {buses}", chip.PeripheralSource));
        }
    }
}
