using System.Reflection;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Execution;
using Ripac.VirtualDevice.Loading;
using Ripac.VirtualDevice.Nano;
using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice;

/// <summary>
/// A board with an ESP32 that runs nanoFramework firmware in virtual time: attach parts, load the firmware's assembly, run it.
/// One board is used from one thread at a time; several boards may run side by side. Everything it calls back (parts, events,
/// clock actions) is called while the firmware stands still.
/// </summary>
public sealed partial class VirtualBoard : IDisposable
{
    /// <summary>GPIO numbers of all chips of the family fit into this range; an ESP32-S3 has 0 to 48.</summary>
    public const int PinCount = 64;

    private int _seeds;
    private readonly List<FirmwareProgram> _programs = [];
    private FirmwareProgram? _loaded;
    private FirmwareProgram? _program;
    private Scheduler? _scheduler;

    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    public VirtualBoard(VirtualBoardOptions? options = null)
    {
        Options = options ?? new VirtualBoardOptions();
        Target = FirmwareTarget.Find(Options.TargetName)
            ?? throw new ArgumentException($"{Options.TargetName} is no target that is known here; known: {string.Join(", ", FirmwareTarget.Names)}");
        Chip = Microcontroller.Find(Target.Microcontroller)!;
        PinFunctions = new PinFunctions(Chip);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.InstructionsPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.TimeSliceNanoseconds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.FileBytesPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.FrameNanoseconds, 1);
        Statistics = new BoardStatistics(new AllocationCounter(() => Clock.NowNanoseconds, Options.FrameNanoseconds), Clock);
        Power = new PowerControl(this);
        if (Options.FramePin is int frames)
        {
            Pin(frames).Changed += pin => MarkFrame(begins: pin.Level);
        }

        Heap = new ManagedHeap(Options.HeapBytes ?? Target.HeapBytes, Statistics.AllocationCounter);
        _spiBuses = [new(this, 1), new(this, 2)];
        _i2cBuses = [new(this, 1), new(this, 2)];
        _serialLines = [new(this, "COM1"), new(this, "COM2"), new(this, "COM3")];
        ConsoleOut = new ConsoleOutput(this);
        CardSlots = [new(Drives, "D:"), new(Drives, "E:")];
        StorageEvents = new StorageEvents(CardSlots);
        RealTimeClock = new RealTimeClock(Clock, Options.PowerOnTime);
    }

    /// <summary>A line that firmware wrote with <c>Console</c> or <c>Debug</c>, without its end.</summary>
    public event Action<string>? ConsoleLine;

    public VirtualBoardOptions Options { get; }

    public VirtualClock Clock { get; } = new();

    public BoardStatistics Statistics { get; }

    internal ManagedHeap Heap { get; }

    /// <summary>How the last run ended, null before the first.</summary>
    public RunResult? LastRun { get; private set; }

    internal ConsoleOutput ConsoleOut { get; }

    internal RealTimeClock RealTimeClock { get; }

    internal FirmwareTarget Target { get; }

    internal Microcontroller Chip { get; }

    internal PinFunctions PinFunctions { get; private set; }

    internal RandomNumbers RandomNumbers { get; } = new();

    internal Drives Drives { get; } = new();

    internal CardSlot[] CardSlots { get; }

    internal StorageEvents StorageEvents { get; }

    internal PowerControl Power { get; }

    internal TouchSettings TouchSettings { get; private set; } = new();

    internal EventTable EventTable { get; private set; } = new();

    /// <summary>Pins that firmware has opened, or that an open SPI bus has: nobody else gets them.</summary>
    internal HashSet<int> ReservedPins { get; } = [];

    internal HashSet<string> OpenPorts { get; } = [];

    internal RebootEventHandler? RebootHandlers { get; set; }

    /// <summary>Makes a folder of the host the board's drive, e.g. <c>I:</c>. Firmware sees nothing outside it.</summary>
    /// <exception cref="System.IO.DirectoryNotFoundException">There is no such folder.</exception>
    public void MapDrive(string drive, string folder) => Drives.Map(drive, folder);

    /// <summary>Puts an SD card into a slot, 0 or 1: a folder of the host. Firmware mounts it as drive D: or E:.</summary>
    /// <exception cref="System.IO.DirectoryNotFoundException">There is no such folder.</exception>
    public void InsertCard(string folder, int slot = 0) => CardSlots[slot].Insert(folder);

    /// <summary>Takes the card out of a slot, mounted or not.</summary>
    public void RemoveCard(int slot = 0) => CardSlots[slot].Remove();

    /// <summary>Loads firmware: its .dll with the assemblies that lie beside it.</summary>
    /// <exception cref="FirmwareLoadException">Names every use of what a board or the virtual device does not have.</exception>
    public FirmwareProgram Load(string path) => LoadProgram(path, entry: null);

    /// <summary>Loads one test of a nanoFramework.TestFramework assembly, with its class's [Setup] and [Cleanup]. It passed if the run ends with <see cref="RunEnd.Finished"/>.</summary>
    /// <exception cref="FirmwareLoadException">As for <see cref="Load"/>.</exception>
    public FirmwareProgram LoadTest(NanoTestCase test) => LoadProgram(test.Path, new NanoTestLauncher([test]).RunSingle);

    /// <summary>
    /// Runs firmware from power-on until it ends, <paramref name="until"/> is true (asked whenever the clock has moved by an event
    /// or a thread gives up the processor), or virtual time reaches <paramref name="limitNanoseconds"/> (since power-on). After the
    /// latter two the same program may be run on. Whatever the firmware does, the run ends: instructions are counted, and take
    /// time. Exceptions of parts come out here.
    /// </summary>
    public RunResult Run(FirmwareProgram program, long limitNanoseconds, Func<bool>? until = null)
    {
        if (_scheduler is null)
        {
            _program = program;
            Statistics.AllocationCounter.Begin(program.AllocationSites);
            _scheduler = new Scheduler(this, program);
            _scheduler.AddThread("Main", program.Run, service: false);
        }
        else if (program != _program)
        {
            throw new InvalidOperationException("the board runs another program: make a new board");
        }

        do
        {
            LastRun = _scheduler.Run(limitNanoseconds, until);
        }
        while (LastRun.End == RunEnd.Reboot && Options.Restarts && Restart(program));
        return LastRun;
    }

    /// <summary>The most bytes of managed heap in use so far, as far as looked: at this call, and whenever the heap was full.</summary>
    public long MeasureHeap()
    {
        Heap.Measure();
        return Heap.PeakBytes;
    }

    /// <summary>The outside world resets the chip, as a button or a watchdog does: the firmware starts again, in the run that is on or in the next.</summary>
    public void Reset() => Clock.After(0, () => _scheduler?.EndRun(RunEnd.Reboot, "the board was reset"));

    /// <summary>Switches the board off: ends the firmware's threads, where a run left some.</summary>
    public void Dispose()
    {
        _scheduler?.Stop();
        Drives.CloseFiles();
        Heap.Dispose();
        _programs.ForEach(program => program.Release());
        _programs.Clear();
    }

    /// <param name="path">The firmware's .dll.</param>
    /// <param name="entry">Where it begins; null = its Main.</param>
    internal FirmwareProgram LoadProgram(string path, Action<Assembly>? entry)
    {
        _loaded = new FirmwareProgram(FirmwareLoader.Load(path, Options.IsDebuggable, needsMain: entry is null), entry ?? FirmwareProgram.RunMain);
        _programs.Add(_loaded);
        return _loaded;
    }

    /// <summary>The chip has been reset: a new life of the firmware, with nothing left of the last one but the clocks and the files.</summary>
    private bool Restart(FirmwareProgram program)
    {
        _scheduler!.Reset();
        program.PowerOff();
        Heap.Dispose();
        Drives.CloseFiles();
        PinFunctions = new PinFunctions(Chip);
        TouchSettings = new TouchSettings();
        EventTable = new EventTable();
        ReservedPins.Clear();
        OpenPorts.Clear();
        RebootHandlers = null;
        Statistics.Starts++;
        _scheduler = new Scheduler(this, program);
        _scheduler.AddThread("Main", () =>
        {
            Power.Start();
            program.Run();
        }, service: false);
        return true;
    }

    /// <summary>Firmware begins or ends its work on a frame.</summary>
    internal void MarkFrame(bool begins)
    {
        if (begins)
        {
            Statistics.FrameMeter.Begin();
        }
        else
        {
            Statistics.FrameMeter.End();
        }
    }

    internal int NextSeed() => Options.Seed + (1_000_003 * _seeds++);

    internal void WriteConsoleLine(string line)
    {
        Console.Add(line);
        ConsoleLine?.Invoke(line);
    }
}
