namespace Ripac.VirtualDevice.Boards;

/// <summary>The SPI master's pins and the lines beside the bus: ready high = ready; interrupt and reset active low.</summary>
/// <param name="SpiBus">nanoFramework's number, from 1.</param>
/// <param name="ClockHz">100 kHz to 26 MHz, the limit of a full-duplex bus over the GPIO matrix.</param>
public sealed record CoprocessorPins(
    int SpiBus, int ClockHz, int Mosi, int Miso, int Clock, int ChipSelect, int Ready, int Interrupt, int Reset);

/// <summary>An I2S microphone on the left channel.</summary>
/// <param name="I2sBus">nanoFramework's number, from 1.</param>
public sealed record MicrophonePins(int I2sBus, int BitClock, int WordSelect, int DataIn);

/// <summary>A modem that takes AT commands.</summary>
/// <param name="Port">nanoFramework's name; COM1 is the console.</param>
public sealed record ModemPins(string Port, int BaudRate, int Transmit, int Receive);

/// <summary>What is soldered: a part's terminal, and a pin's place in the file (<c>modem.transmit</c>) or a supply.</summary>
public sealed record Wire(string Terminal, string To);
