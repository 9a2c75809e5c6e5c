namespace Ripac.VirtualDevice.Boards;

/// <summary>The coprocessor on an SPI bus, and the lines beside the bus: ready high = ready; interrupt and reset active low.</summary>
/// <param name="SpiBus">nanoFramework's number, from 1.</param>
/// <param name="ClockHz">100 kHz to 20 MHz, the limit of the link.</param>
/// <param name="Interrupt">Null: not wired, the flags of the answers tell.</param>
public sealed record CoprocessorPins(
    int SpiBus, int ClockHz, int Mosi, int Miso, int Clock, int ChipSelect, int Ready, int Reset, int? Interrupt = null);

/// <summary>The coprocessor at the end of a UART: a PC or a Raspberry Pi that runs <c>Ripac.Emulator serve</c>.</summary>
/// <param name="Port">nanoFramework's name; COM1 is the console.</param>
/// <param name="BaudRate">What is agreed on after the start at 115,200.</param>
public sealed record CoprocessorLine(string Port, int BaudRate, int Transmit, int Receive);

/// <summary>A microphone on the left channel of an I2S bus, or one with a PDM output.</summary>
/// <param name="Part">A name that <see cref="MicrophonePart.Find"/> knows.</param>
/// <param name="I2sBus">nanoFramework's number, from 1.</param>
/// <param name="WordSelect">Word select; of a PDM microphone, its clock.</param>
/// <param name="BitClock">Null for a PDM microphone, which has none.</param>
public sealed record MicrophonePins(string Part, int I2sBus, int WordSelect, int DataIn, int? BitClock = null);

/// <summary>A modem that takes AT commands.</summary>
/// <param name="Port">nanoFramework's name; COM1 is the console.</param>
/// <param name="PowerKey">Held high for half a second to switch the modem on. Null: it is on with its supply.</param>
/// <param name="FlightMode">To be high for the radio to work. Null: no such pin.</param>
public sealed record ModemPins(string Port, int BaudRate, int Transmit, int Receive, int? PowerKey = null, int? FlightMode = null);

/// <summary>A display on an I2C bus.</summary>
/// <param name="I2cBus">nanoFramework's number, from 1.</param>
public sealed record DisplayPins(int I2cBus, int Data, int Clock);

/// <summary>What is soldered: a part's terminal, and a pin's place in the file (<c>modem.transmit</c>) or a supply.</summary>
public sealed record Wire(string Terminal, string To);
