using Ripac.Emulator.Parts;
using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Tests.Firmware.Bench;

/// <summary>
/// Firmware on the virtual board, with the real coprocessor module (hearing <see cref="SpokenWords"/>), a modem and a microphone,
/// wired as boards/ says. A test says first what will happen and when (virtual milliseconds since power-on), then runs it all.
/// </summary>
internal sealed class FirmwareBench : IDisposable
{
    private const long NanosecondsPerMillisecond = 1_000_000;
    /// <summary>By then firmware has set up everything.</summary>
    public const int Ready = 2000;

    private const int WordMilliseconds = 300;
    private const int BetweenWordsMilliseconds = 100;

    private readonly DirectoryInfo _drive = Directory.CreateTempSubdirectory("ripac-firmware-");
    private readonly SpokenWords _speaker = new();
    private readonly FirmwareProgram _program;

    /// <param name="firmware">The application's name.</param>
    /// <param name="model">The coprocessor's model.</param>
    /// <param name="withCoprocessor">Whether there is one.</param>
    /// <param name="options">The board's.</param>
    /// <param name="settings">Lines of settings.txt, or of switches.txt.</param>
    /// <param name="after">A board that ran before, whose drive this one has.</param>
    /// <param name="board">A name of boards/.</param>
    /// <param name="modem">In place of <see cref="Modem"/>; behind its power key, on a board that has one.</param>
    public FirmwareBench(
        string firmware, byte[]? model = null, bool withCoprocessor = true, VirtualBoardOptions? options = null, string settings = "",
        FirmwareBench? after = null, string board = "esp32-s3-devkitc-1", AtModem? modem = null)
    {
        Description = BoardDescription.ReadFile(Path.Combine(SharedData.ProjectRoot, "boards", board + ".json"));
        Board = new VirtualBoard((options ?? new VirtualBoardOptions()) with { TargetName = Description.NanoFrameworkTarget });
        File.WriteAllBytes(Path.Combine(_drive.FullName, "model.ripac"), model ?? BenchModel.Bytes);
        File.WriteAllText(Path.Combine(_drive.FullName, "board.txt"), Description.Name);
        WriteFile(firmware == "Ripac.VoiceSwitch" ? "switches.txt" : "settings.txt", settings);
        foreach (string file in after is null ? [] : Directory.GetFiles(after._drive.FullName, "word-*"))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }

        Module = new CoprocessorModule(new ModuleTimer(Board.Clock), SpokenWordsRecogniser.Create);
        Serial = new LossyLine(new SerialCoprocessor(new SerialEndpoint(Module, new ModuleTimer(Board.Clock), rate => rate <= HighestRate)));
        if (settings.Contains("coprocessor = uart") || Description.Coprocessor is null)
        {
            Board.AttachSerial(Description.CoprocessorUart!.Port, Serial);
        }
        else if (withCoprocessor)
        {
            _ = new CoprocessorPart(Board, Description.Coprocessor!, Module);
        }

        if (Description.Display is DisplayPins display)
        {
            Display = new DisplayWatch(Board, display, Shown.Add).Display;
        }

        Board.AttachMicrophone(Description.Microphone.I2sBus, _speaker);
        Board.AttachSerial(Description.Modem.Port, modem as ISerialPart ?? Modem);
        if (modem is not null && Description.Modem.PowerKey is int powerKey)
        {
            _ = new ModemPowerKey(Board, powerKey, modem);
        }

        Board.MapDrive("I:", _drive.FullName);
        Board.ConsoleLine += Lines.Add;
        _program = Board.Load(Path.Combine(AppContext.BaseDirectory, "firmware", firmware, firmware + ".exe"));
    }

    public VirtualBoard Board { get; }

    public BoardDescription Description { get; }

    public CoprocessorModule Module { get; }

    /// <summary>The coprocessor's UART, where the settings say <c>coprocessor = uart</c>.</summary>
    public LossyLine Serial { get; }

    /// <summary>Baud that the coprocessor's UART can do.</summary>
    public int HighestRate { get; set; } = 921_600;

    public ScriptedModem Modem { get; } = new();

    /// <summary>The board's display.</summary>
    public Ssd1306? Display { get; }

    /// <summary>What the display said, one after the other.</summary>
    public List<string> Shown { get; } = [];

    /// <summary>What the firmware wrote on the console.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>A file on the board's drive, as a path of the host.</summary>
    public string PathOf(string name) => Path.Combine(_drive.FullName, name);

    /// <summary>Writes a file on the board's drive.</summary>
    public void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(_drive.FullName, name), text);

    public string ModelPath => Path.Combine(_drive.FullName, "model.ripac");

    private string Console => string.Join('\n', Lines);

    /// <summary>
    /// Speaks, beginning at a time, and returns when it will have ended. Words as the model names them; <c>five:40</c> is heard with
    /// 40 % confidence, <c>?</c> is no word.
    /// </summary>
    public long Say(long milliseconds, string words, int confidence = 99)
    {
        foreach (string word in words.Split(' '))
        {
            string[] parts = word.Split(':');
            bool known = parts[0] != "?";
            int heard = !known ? 0 : parts.Length > 1 ? int.Parse(parts[1]) : confidence;
            _speaker.Say(BenchModel.IndexOf(known ? parts[0] : "zero"), heard, milliseconds, WordMilliseconds);
            milliseconds += WordMilliseconds + BetweenWordsMilliseconds;
        }

        return milliseconds;
    }

    /// <summary>Plays a word of tones, with 600 ms of a quiet room before and after it. Returns when it will have ended.</summary>
    public long Play(long milliseconds, int[] bands, int pace = 100, int amplitude = 6000)
    {
        short[] samples = ToneVoice.Say(bands, pace, amplitude);
        _speaker.Play(samples, milliseconds);
        return milliseconds + (samples.Length / 8);
    }

    /// <summary>Holds the button from one time to another.</summary>
    public void Hold(long fromMilliseconds, long toMilliseconds)
    {
        VirtualPin button = Board.Pin(Description.PushToTalk);
        At(fromMilliseconds, () => button.Drive(false));
        At(toMilliseconds, button.Release);
    }

    public void At(long milliseconds, Action action) => Board.Clock.At(milliseconds * NanosecondsPerMillisecond, action);

    /// <summary>Runs from power-on to a time; firmware never ends by itself.</summary>
    public void Run(long milliseconds)
    {
        RunResult result = Board.Run(_program, milliseconds * NanosecondsPerMillisecond);
        Assert.True(result.End == RunEnd.TimeLimit, $"{result.End}: {result.Message}\n{Console}");
    }

    /// <summary>The console must have that line; without it the test fails and shows all lines.</summary>
    public void AssertLine(string line) => Assert.True(Lines.Contains(line), $"no line '{line}' in:\n{Console}");

    /// <summary>The modem must have been given exactly these numbers to dial.</summary>
    public void AssertDialed(params string[] numbers)
    {
        Assert.True(Modem.Dialed.SequenceEqual(numbers), $"dialed: {string.Join(", ", Modem.Dialed)}\n{Console}");
    }

    public void Dispose()
    {
        Board.Dispose();
        _drive.Delete(recursive: true);
    }
}
