namespace Ripac.VirtualDevice;

/// <summary>
/// A board with an ESP32 that runs nanoFramework firmware in virtual time: attach parts, load the firmware's assembly, run it.
/// One board is used from one thread at a time; several boards may run side by side. Everything it calls back (parts, events,
/// clock actions) is called while the firmware stands still.
/// </summary>
public sealed class VirtualBoard
{
    /// <summary>An ESP32-S3 has GPIO 0 to 48; other chips of the family fit into this range.</summary>
    public const int PinCount = 64;

    private readonly VirtualPin?[] _pins = new VirtualPin?[PinCount];

    public VirtualBoard(VirtualBoardOptions? options = null) => Options = options ?? new VirtualBoardOptions();

    /// <summary>A line that firmware wrote with <c>Console</c> or <c>Debug</c>, without its end.</summary>
    public event Action<string>? ConsoleLine;

    /// <summary>A chip-select frame ended.</summary>
    public event Action<SpiTransfer>? SpiTransferred;

    internal void WriteConsoleLine(string line) => ConsoleLine?.Invoke(line);

    internal void RaiseSpiTransferred(SpiTransfer transfer) => SpiTransferred?.Invoke(transfer);

    public VirtualBoardOptions Options { get; }

    public VirtualClock Clock { get; } = new();

    public BoardStatistics Statistics { get; } = new();

    /// <summary>The GPIO with a number, 0 to 63.</summary>
    public VirtualPin Pin(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, PinCount);
        return _pins[number] ??= new VirtualPin(number);
    }

    /// <summary>Puts a part on an SPI bus (1 or 2), behind a chip-select pin. A line without a part reads 0xFF.</summary>
    public void AttachSpi(int bus, int chipSelect, ISpiPart part) => throw new NotImplementedException();

    /// <summary>
    /// Puts a microphone on the left channel of an I2S bus (1 or 2). Firmware must read it at <paramref name="sampleRate"/>:
    /// nothing here resamples.
    /// </summary>
    public void AttachMicrophone(int bus, ISampleSource source, int sampleRate = 8000) => throw new NotImplementedException();

    /// <summary>Puts a part on a serial port, <c>COM1</c> to <c>COM4</c>.</summary>
    public void AttachSerial(string port, ISerialPart part) => throw new NotImplementedException();

    /// <summary>Makes a folder of the host the board's drive, e.g. <c>I:</c>. Firmware sees nothing outside it.</summary>
    public void MapDrive(string drive, string folder) => throw new NotImplementedException();

    /// <summary>
    /// Loads firmware: its .dll with the assemblies that lie beside it. Only once a board.
    /// </summary>
    /// <exception cref="FirmwareLoadException">Names every use of what a board or the virtual device does not have.</exception>
    public FirmwareProgram Load(string path) => throw new NotImplementedException();

    /// <summary>
    /// Runs firmware from power-on until it ends, <paramref name="until"/> is true (asked whenever the clock has moved by an event
    /// or a thread gives up the processor), or virtual time reaches <paramref name="limitNanoseconds"/>. Whatever the firmware
    /// does, the run ends: instructions are counted, and take time.
    /// </summary>
    public RunResult Run(FirmwareProgram program, long limitNanoseconds, Func<bool>? until = null) => throw new NotImplementedException();
}
