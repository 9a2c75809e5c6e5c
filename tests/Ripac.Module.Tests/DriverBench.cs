using Ripac.Module;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.VirtualDevice;

namespace Ripac.Tests;

/// <summary>
/// Firmware that uses the driver from end to end (tests/nano/LinkProbe, EnrolProbe) on a virtual board with the module: what it says, what
/// was heard.
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

    private readonly string _firmware;
    private readonly string _drive = Directory.CreateTempSubdirectory("ripac-link-").FullName;

    /// <summary>LinkProbe and a recogniser with a script.</summary>
    public DriverBench(ModuleOptions? options = null)
        : this("LinkProbe", SmallModel.Bytes, options)
    {
        CreateRecogniser = (_, _) => Recogniser = new ScriptedRecogniser();
    }

    /// <summary>Other firmware, and the recogniser.</summary>
    public DriverBench(string firmware, byte[] model, ModuleOptions? options = null)
    {
        _firmware = Path.Combine(AppContext.BaseDirectory, "firmware", firmware, $"{firmware}.exe");
        WriteFile("model.ripac", model);
        Board.MapDrive("I:", _drive);
        Board.ConsoleLine += Lines.Add;
        Module = new CoprocessorModule(new BoardTimer(Board.Clock), (model, grammar) => CreateRecogniser(model, grammar), options);
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

    private Func<AcousticModel, Grammar, IRecogniser> CreateRecogniser { get; init; } = (model, grammar) => new Recogniser(model, grammar);

    /// <summary>LinkProbe's recogniser.</summary>
    public ScriptedRecogniser Recogniser { get; private set; } = new();

    /// <summary>From its next change on, READY is low.</summary>
    public bool ReadyStaysLow { get; set; }

    /// <summary>What the firmware wrote on its console.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Puts a file on the board's drive.</summary>
    public void WriteFile(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_drive, name), bytes);

    /// <summary>Runs the firmware to its end, which comes within 60 virtual seconds.</summary>
    public void Run()
    {
        RunResult result = Board.Run(Board.Load(_firmware), 60_000_000_000);
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
