using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ripac.VirtualDevice.Boards;

/// <summary>
/// One board: pins, parts and wiring, as <c>boards/*.json</c> names them. The firmware's pins and the virtual board's both
/// come from here. A description that was read can be built: <see cref="BoardRules"/> has found nothing wrong with it.
/// </summary>
public sealed record BoardDescription
{
    /// <summary>More than any board needs; a longer file is refused before it is parsed.</summary>
    public const int MaximumBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 8,
    };

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The file's name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>A name that <see cref="Microcontroller.Find"/> knows, e.g. <c>ESP32-S3</c>.</summary>
    public required string Microcontroller { get; init; }

    /// <summary>A name that <see cref="ChipModule.Find"/> knows, e.g. <c>ESP32-WROOM-32</c>.</summary>
    public required string Module { get; init; }

    /// <summary>The firmware's name for <c>nanoff --target</c>.</summary>
    public required string NanoFrameworkTarget { get; init; }

    public required int FlashMegabytes { get; init; }

    public required int PsramMegabytes { get; init; }

    /// <summary>The coprocessor on SPI, or null; one of the two ways there must be.</summary>
    public CoprocessorPins? Coprocessor { get; init; }

    /// <summary>The coprocessor on a UART, or null.</summary>
    public CoprocessorLine? CoprocessorUart { get; init; }

    public required MicrophonePins Microphone { get; init; }

    public required ModemPins Modem { get; init; }

    /// <summary>A button to ground: low = pressed.</summary>
    public required int PushToTalk { get; init; }

    /// <summary>High = lit. Null: none.</summary>
    public int? StatusLed { get; init; }

    /// <summary>Outputs of Ripac.VoiceSwitch, high = on.</summary>
    public required IReadOnlyList<int> Switches { get; init; }

    /// <summary>A relay that interrupts a telephone line's loop, high = interrupted. Null: none.</summary>
    public int? LineRelay { get; init; }

    /// <summary>Tones by PWM, for a small amplifier. Null: none.</summary>
    public int? Tone { get; init; }

    /// <summary>Tones by PWM: with <see cref="Tone"/> it makes the pairs of tone dialing. Null: none.</summary>
    public int? ToneHigh { get; init; }

    /// <summary>A display, or null.</summary>
    public DisplayPins? Display { get; init; }

    /// <summary>Parts that the board's maker has wired: <c>microphone</c>, <c>modem</c>, <c>pushToTalk</c>, ... They need no wires.</summary>
    public IReadOnlyList<string> OnBoard { get; init; } = [];

    /// <summary>
    /// Pins that a rule of thumb speaks against (strapping, USB), by place, and why they can be used here all the same.
    /// </summary>
    public IReadOnlyDictionary<string, string> Exceptions { get; init; } = new Dictionary<string, string>();

    public required IReadOnlyList<Wire> Wiring { get; init; }

    /// <summary>Reads a file of <c>boards/</c>.</summary>
    /// <exception cref="BoardFormatException">Not a board, or one that cannot be built.</exception>
    public static BoardDescription ReadFile(string path) => Usable(ParseFile(path));

    /// <summary>Reads one board from JSON (<c>boards/board.schema.json</c>).</summary>
    /// <exception cref="BoardFormatException">Not a board, or one that cannot be built.</exception>
    public static BoardDescription Read(string json) => Usable(Parse(json));

    /// <summary>The same as <see cref="ReadFile"/>, without asking whether it can be built.</summary>
    /// <exception cref="BoardFormatException">Not a board.</exception>
    public static BoardDescription ParseFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length > MaximumBytes)
        {
            throw new BoardFormatException($"{file.Length} bytes are too many for a board, at most {MaximumBytes} are read");
        }

        using StreamReader reader = new(file, Encoding.UTF8);
        BoardDescription board = Parse(reader.ReadToEnd());
        string name = Path.GetFileNameWithoutExtension(path);
        return board.Name == name
            ? board
            : throw new BoardFormatException($"name: '{board.Name}' is not the file's name '{name}'");
    }

    /// <summary>The same as <see cref="Read"/>, without asking whether it can be built.</summary>
    /// <exception cref="BoardFormatException">Not a board.</exception>
    public static BoardDescription Parse(string json)
    {
        if (json.Length > MaximumBytes)
        {
            throw new BoardFormatException($"{json.Length} characters are too many for a board, at most {MaximumBytes} are read");
        }

        try
        {
            BoardDescription board = JsonSerializer.Deserialize<BoardDescription>(json, Strict) ?? throw new BoardFormatException("null is not a board");
            return !board.Wiring.Contains(null!) && !board.OnBoard.Contains(null!) && !board.Exceptions.Values.Contains(null!)
                ? board
                : throw new BoardFormatException("wiring, onBoard and exceptions may not hold null");
        }
        catch (JsonException problem)
        {
            throw new BoardFormatException(Describe(problem));
        }
    }

    /// <summary>Every pin and what it is to do.</summary>
    public IEnumerable<PinUse> Uses()
    {
        if (Coprocessor is not null)
        {
            yield return new("coprocessor.mosi", Coprocessor.Mosi, PinDirection.Output);
            yield return new("coprocessor.miso", Coprocessor.Miso, PinDirection.Input);
            yield return new("coprocessor.clock", Coprocessor.Clock, PinDirection.Output);
            yield return new("coprocessor.chipSelect", Coprocessor.ChipSelect, PinDirection.Output);
            yield return new("coprocessor.ready", Coprocessor.Ready, PinDirection.Input, PinPull.Down);
            yield return new("coprocessor.reset", Coprocessor.Reset, PinDirection.Output);
            if (Coprocessor.Interrupt is int interrupt)
            {
                yield return new("coprocessor.interrupt", interrupt, PinDirection.Input, PinPull.Up);
            }
        }

        if (CoprocessorUart is not null)
        {
            yield return new("coprocessorUart.transmit", CoprocessorUart.Transmit, PinDirection.Output);
            yield return new("coprocessorUart.receive", CoprocessorUart.Receive, PinDirection.Input);
        }

        if (Microphone.BitClock is int bitClock)
        {
            yield return new("microphone.bitClock", bitClock, PinDirection.Output);
        }

        yield return new("microphone.wordSelect", Microphone.WordSelect, PinDirection.Output);
        yield return new("microphone.dataIn", Microphone.DataIn, PinDirection.Input);
        yield return new("modem.transmit", Modem.Transmit, PinDirection.Output);
        yield return new("modem.receive", Modem.Receive, PinDirection.Input);
        yield return new("pushToTalk", PushToTalk, PinDirection.Input, PinPull.Up);
        foreach ((string place, int? gpio) in
            ((string, int?)[])[("modem.powerKey", Modem.PowerKey), ("modem.flightMode", Modem.FlightMode),
                ("statusLed", StatusLed), ("lineRelay", LineRelay), ("tone", Tone), ("toneHigh", ToneHigh)])
        {
            if (gpio is int number)
            {
                yield return new(place, number, PinDirection.Output);
            }
        }

        for (int i = 0; i < Switches.Count; i++)
        {
            yield return new($"switches.{i}", Switches[i], PinDirection.Output);
        }

        if (Display is not null)
        {
            yield return new("display.data", Display.Data, PinDirection.Both);
            yield return new("display.clock", Display.Clock, PinDirection.Both);
        }
    }

    private static BoardDescription Usable(BoardDescription board)
    {
        BoardFinding[] errors = [.. BoardRules.Find(board).Where(finding => !finding.IsWarning)];
        return errors.Length == 0 ? board : throw new BoardFormatException(string.Join(Environment.NewLine, errors.AsEnumerable()));
    }

    private static string Describe(JsonException problem)
    {
        int pathSuffix = problem.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        string message = pathSuffix < 0 ? problem.Message : problem.Message[..pathSuffix];
        string place = problem.Path is null or "$" ? "" : problem.Path.Replace("$.", "") + ": ";
        return $"line {problem.LineNumber + 1}: {place}{message}";
    }
}
