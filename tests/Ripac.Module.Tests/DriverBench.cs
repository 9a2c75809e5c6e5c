using Ripac.Module;
using Ripac.VirtualDevice;

namespace Ripac.Tests;

/// <summary>
/// tests/nano/LinkProbe, which uses the driver from end to end, on a virtual board with the module: what it says, what was heard.
/// </summary>
internal sealed class DriverBench : IDisposable
{
    public const int NeverReadsPin = 30;
    public const int HurriesPin = 31;
    public const int LongPin = 32;
    public const int WithoutInterruptPin = 33;

    private const int ReadyPin = 9;
    private const int ChipSelectPin = 10;
    private const int InterruptPin = 14;
    private const int ResetPin = 21;

    private static readonly string Firmware = Path.Combine(AppContext.BaseDirectory, "firmware", "LinkProbe", "LinkProbe.exe");

    private readonly string _drive = Directory.CreateTempSubdirectory("ripac-link-").FullName;

    public DriverBench(ModuleOptions? options = null)
    {
        File.WriteAllBytes(Path.Combine(_drive, "model.ripac"), SmallModel.Bytes);
        Board.MapDrive("I:", _drive);
        Board.ConsoleLine += Lines.Add;
        Module = new CoprocessorModule(new BoardTimer(Board.Clock), (_, _) => Recogniser = new ScriptedRecogniser(), options);
        Bus = new FaultyBus(Module);
        Board.AttachSpi(1, ChipSelectPin, Bus);

        Board.Pin(ReadyPin).Drive(Module.Ready);
        Module.ReadyChanged += ready => Board.Pin(ReadyPin).Drive(ready && !ReadyStaysLow);
        Board.Pin(InterruptPin).Drive(!Module.Interrupt);
        Module.InterruptChanged += interrupt => Board.Pin(InterruptPin).Drive(!interrupt);
        Board.Pin(ResetPin).Drive(true);
        Board.Pin(ResetPin).Changed += reset => Module.ResetLine = reset.Level;
    }

    public VirtualBoard Board { get; } = new();

    public CoprocessorModule Module { get; }

    public FaultyBus Bus { get; }

    /// <summary>The recogniser of the last stream.</summary>
    public ScriptedRecogniser Recogniser { get; private set; } = new();

    /// <summary>From its next change on, READY is low.</summary>
    public bool ReadyStaysLow { get; set; }

    /// <summary>What the firmware wrote on its console.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Runs the firmware to its end, which comes within 20 virtual seconds.</summary>
    public void Run()
    {
        RunResult result = Board.Run(Board.Load(Firmware), 20_000_000_000);
        Assert.True(result.End == RunEnd.Finished, $"{result.End}: {result.Message}\n{string.Join('\n', Lines)}");
        Assert.Equal("end", Lines[^1]);
    }

    public void Dispose() => Directory.Delete(_drive, recursive: true);

    private sealed class BoardTimer(VirtualClock clock) : IModuleTimer
    {
        public long NowNanoseconds => clock.NowNanoseconds;

        public void After(long nanoseconds, Action action) => clock.After(nanoseconds, action);
    }
}
