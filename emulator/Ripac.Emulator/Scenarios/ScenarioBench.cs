using Ripac.Chip;
using Ripac.Emulator.Parts;
using Ripac.Emulator.Session;
using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Parts;
using Ripac.VirtualDevice.Recording;

namespace Ripac.Emulator.Scenarios;

/// <summary>The board of a scenario with everything that its setup lines put on it. What a board's description names is there without asking.</summary>
internal sealed class ScenarioBench : IDisposable
{
    private const string DefaultDrive = "I:";

    private readonly Dictionary<string, Button> _buttons = [];
    private readonly Dictionary<string, Led> _leds = [];
    private readonly Dictionary<string, Ssd1306> _displays = [];
    private readonly BoardDrive? _drive;

    /// <param name="scenario">What is on the board, and what happens.</param>
    /// <param name="firmware">What runs.</param>
    /// <param name="options">The virtual board's.</param>
    /// <param name="board">The board where the scenario names none: a name of boards/ or a file.</param>
    /// <param name="target">The build of nanoFramework's firmware on it; null = the one that the board's description names.</param>
    /// <param name="replayed">A recording that answers the firmware in the coprocessor's place; null = a coprocessor does.</param>
    /// <exception cref="InputException">A setup line cannot be used; the message names it.</exception>
    public ScenarioBench(Scenario scenario, string firmware, VirtualBoardOptions options, string board, string? target = null, BusRecording? replayed = null)
    {
        Scenario = scenario;
        string model = InputFiles.DefaultModel;
        string? folder = null;
        List<(ScenarioLine Line, string Name, string Path)> files = [];
        ModemAnswer answer = ModemAnswer.Ok;
        Description = InputFiles.ReadBoard(scenario.Setup.LastOrDefault(line => line.Words is ["board", _])?.Words[1] is string named ? Known(named) : board);
        Board = new VirtualBoard(options with { TargetName = target ?? Description.NanoFrameworkTarget });
        foreach (ScenarioLine line in scenario.Setup)
        {
            switch (line.Words)
            {
                case ["name", _, ..] or ["board", _]:
                    break;
                case ["model", string name]:
                    model = Known(name);
                    break;
                case ["drive", DefaultDrive, string path]:
                    folder = Beside(path);
                    break;
                case ["file", string name, string path]:
                    files.Add((line, name, Beside(path)));
                    break;
                case ["timeout", string time, "ms"]:
                    Timeout = Milliseconds(line, time);
                    break;
                case ["attach", "modem", "that", "answers", string how]:
                    answer = Enum.TryParse(how.Replace("-", ""), ignoreCase: true, out ModemAnswer parsed)
                        ? parsed
                        : throw Bad(line, "a modem answers ok, busy, no-carrier, error or silent");
                    break;
                case ["attach", "button", string name, "pin", string pin, .. string[] rest] when rest is [] or ["active", "high"]:
                    _buttons[name] = new Button(Board, Pin(line, pin), activeHigh: rest.Length > 0);
                    break;
                case ["attach", "led", string name, "pin", string pin, .. string[] rest] when rest is [] or ["active", "low"]:
                    _leds[name] = new Led(Board, Pin(line, pin), activeLow: rest.Length > 0);
                    break;
                case ["attach", "spi-ram", "spi", string bus, "select", string pin]:
                    Try(line, () => Board.AttachSpi(Number(line, bus, 1, 2), Pin(line, pin), new SpiRam()));
                    break;
                case ["attach", "display", string name, "i2c", string bus, "address", string address]:
                    Try(line, () => Board.AttachI2c(Number(line, bus, 1, 2), Number(line, address, 0, 0x7F), _displays[name] = new Ssd1306()));
                    break;
                default:
                    throw Bad(line, "not something that can be set up; see the README of Ripac.Emulator");
            }
        }

        Modem = new AtModem(answer);
        Microphone = new Microphone(Board.Clock, seed: options.Seed);
        try
        {
            AttachCoprocessor(replayed);
            AttachDescribed();
        }
        catch (ArgumentException problem)
        {
            throw new InputException($"{Description.Name}: {problem.Message}; give another board, or a target that fits it");
        }

        if (folder is null)
        {
            _drive = new BoardDrive(InputFiles.CheckModel(model), Description.Name);
            folder = _drive.Folder;
            files.ForEach(file => Put(file.Line, file.Name, file.Path));
        }
        else if (files is [(ScenarioLine first, _, _), ..])
        {
            throw Bad(first, "files go onto the drive that is made for the run: leave the line `drive` out, or put the file into its folder");
        }

        try
        {
            Board.MapDrive(DefaultDrive, folder);
            Board.Load(firmware);
        }
        catch (Exception problem) when (problem is FirmwareLoadException or DirectoryNotFoundException)
        {
            Dispose();
            throw new InputException(problem.Message);
        }

        // A name of boards/ or of a model that is shipped stays one; a file is one beside the scenario.
        string Known(string name) => File.Exists(Beside(name)) ? Beside(name) : name;
    }

    public Scenario Scenario { get; }

    public VirtualBoard Board { get; }

    public BoardDescription Description { get; }

    public AtModem Modem { get; }

    public Microphone Microphone { get; }

    /// <summary>The virtual time that all steps together may take.</summary>
    public TimeSpan Timeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The part that plays a recording to the firmware; null without one.</summary>
    public ReplayedPart? Replayed { get; private set; }

    /// <summary>Records from now on what passes between firmware and coprocessor.</summary>
    /// <exception cref="InputException">The board has none on SPI.</exception>
    public BusRecorder Record()
    {
        CoprocessorPins pins = Description.CoprocessorOnSpi();
        return new BusRecorder(Board, pins.SpiBus, pins.ChipSelect, pins.Interrupt is int interrupt ? [pins.Ready, interrupt] : [pins.Ready], [pins.Reset]);
    }

    public void Dispose()
    {
        Board.Dispose();
        _drive?.Dispose();
    }

    /// <summary>A path as the scenario means it.</summary>
    public string Beside(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Scenario.Path))!, path);

    public Button Button(ScenarioLine line, string name) => Find(line, _buttons, name, "button");

    public Led Led(ScenarioLine line, string name) => Find(line, _leds, name, "LED");

    public Ssd1306 Display(ScenarioLine line, string name) => Find(line, _displays, name, "display");

    public int Pin(ScenarioLine line, string text) => Number(line, text, 0, VirtualBoard.PinCount - 1);

    public TimeSpan Milliseconds(ScenarioLine line, string text) => TimeSpan.FromMilliseconds(Number(line, text, 0, int.MaxValue));

    public InputException Bad(ScenarioLine line, string problem) => new($"{Scenario.Path}, line {line.Number}: {line.Text}: {problem}");

    private void Try(ScenarioLine line, Action attach)
    {
        try
        {
            attach();
        }
        catch (ArgumentException problem)
        {
            throw Bad(line, problem.Message);
        }
    }

    private int Number(ScenarioLine line, string text, int least, int most)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return int.TryParse(isHex ? text[2..] : text, isHex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None, null, out int value)
            && value >= least && value <= most
            ? value
            : throw Bad(line, $"{text} is no number from {least} to {most}");
    }

    private T Find<T>(ScenarioLine line, Dictionary<string, T> parts, string name, string kind) =>
        parts.TryGetValue(name, out T? part)
            ? part
            : throw Bad(line, $"there is no {kind} {name}{(parts.Count > 0 ? $", only {string.Join(", ", parts.Keys)}" : "")}: attach it first");

    private void Put(ScenarioLine line, string name, string path)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\'))
        {
            throw Bad(line, "the drive has no folders: file NAME FILE, e.g. file settings.txt my-settings.txt");
        }

        if (!File.Exists(path))
        {
            throw Bad(line, $"{path}: no such file");
        }

        _drive!.Put(name, path);
    }

    private void AttachCoprocessor(BusRecording? replayed)
    {
        if (replayed is not null)
        {
            CoprocessorPins place = Description.CoprocessorOnSpi();
            Board.AttachSpi(place.SpiBus, place.ChipSelect, Replayed = new ReplayedPart(Board, replayed));
            return;
        }

        CoprocessorModule module = new(new ModuleTimer(Board.Clock), new CoreRecognisers(new CoreSettings(), strict: false).Create);
        CoprocessorPart.Attach(Board, Description, module);
    }

    private void AttachDescribed()
    {
        Board.AttachSerial(Description.Modem.Port, Modem);
        Board.AttachMicrophone(Description.Microphone.I2sBus, Microphone);
        _buttons.TryAdd("talk", new Button(Board, Description.PushToTalk));
        if (Description.Display is DisplayPins display && _displays.Count == 0)
        {
            Board.AttachI2c(display.I2cBus, Ssd1306.Address, _displays["screen"] = new Ssd1306());
        }

        if (Description.StatusLed is int led)
        {
            _leds.TryAdd("status", new Led(Board, led));
        }
    }
}
