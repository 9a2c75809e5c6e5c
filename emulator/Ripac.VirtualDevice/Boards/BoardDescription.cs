using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ripac.VirtualDevice.Boards;

/// <summary>
/// One board: pins, parts and wiring, as <c>boards/*.json</c> names them. The firmware's pins and the virtual board's both
/// come from here. A description that was read is complete: every pin exists on the microcontroller, is free, and is used once.
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

    /// <summary>The firmware's name for <c>nanoff --target</c>.</summary>
    public required string NanoFrameworkTarget { get; init; }

    public required int FlashMegabytes { get; init; }

    public required int PsramMegabytes { get; init; }

    public required CoprocessorPins Coprocessor { get; init; }

    public required MicrophonePins Microphone { get; init; }

    public required ModemPins Modem { get; init; }

    /// <summary>A button to ground: low = pressed.</summary>
    public required int PushToTalk { get; init; }

    /// <summary>High = lit.</summary>
    public required int StatusLed { get; init; }

    /// <summary>Outputs of Ripac.VoiceSwitch, high = on.</summary>
    public required IReadOnlyList<int> Switches { get; init; }

    public required IReadOnlyList<Wire> Wiring { get; init; }

    /// <summary>Reads a file of <c>boards/</c>.</summary>
    /// <exception cref="BoardFormatException">Not a board, or one that cannot be built.</exception>
    public static BoardDescription ReadFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length > MaximumBytes)
        {
            throw new BoardFormatException($"{file.Length} bytes are too many for a board, at most {MaximumBytes} are read");
        }

        using StreamReader reader = new(file, Encoding.UTF8);
        BoardDescription board = Read(reader.ReadToEnd());
        string name = Path.GetFileNameWithoutExtension(path);
        return board.Name == name
            ? board
            : throw new BoardFormatException($"name: '{board.Name}' is not the file's name '{name}'");
    }

    /// <summary>Reads one board from JSON (<c>boards/board.schema.json</c>).</summary>
    /// <exception cref="BoardFormatException">Not a board, or one that cannot be built.</exception>
    public static BoardDescription Read(string json)
    {
        if (json.Length > MaximumBytes)
        {
            throw new BoardFormatException($"{json.Length} characters are too many for a board, at most {MaximumBytes} are read");
        }

        BoardDescription board;
        try
        {
            board = JsonSerializer.Deserialize<BoardDescription>(json, Strict) ?? throw new BoardFormatException("null is not a board");
        }
        catch (JsonException problem)
        {
            throw new BoardFormatException(Describe(problem));
        }

        BoardRules.Check(board);
        return board;
    }

    /// <summary>Every pin by its place in the file: (<c>coprocessor.mosi</c>, 11), ...</summary>
    public IEnumerable<(string Place, int Gpio)> Pins()
    {
        yield return ("coprocessor.mosi", Coprocessor.Mosi);
        yield return ("coprocessor.miso", Coprocessor.Miso);
        yield return ("coprocessor.clock", Coprocessor.Clock);
        yield return ("coprocessor.chipSelect", Coprocessor.ChipSelect);
        yield return ("coprocessor.ready", Coprocessor.Ready);
        yield return ("coprocessor.interrupt", Coprocessor.Interrupt);
        yield return ("coprocessor.reset", Coprocessor.Reset);
        yield return ("microphone.bitClock", Microphone.BitClock);
        yield return ("microphone.wordSelect", Microphone.WordSelect);
        yield return ("microphone.dataIn", Microphone.DataIn);
        yield return ("modem.transmit", Modem.Transmit);
        yield return ("modem.receive", Modem.Receive);
        yield return ("pushToTalk", PushToTalk);
        yield return ("statusLed", StatusLed);
        for (int i = 0; i < Switches.Count; i++)
        {
            yield return ($"switches.{i}", Switches[i]);
        }
    }

    private static string Describe(JsonException problem)
    {
        int pathSuffix = problem.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        string message = pathSuffix < 0 ? problem.Message : problem.Message[..pathSuffix];
        string place = problem.Path is null or "$" ? "" : problem.Path.Replace("$.", "") + ": ";
        return $"line {problem.LineNumber + 1}: {place}{message}";
    }
}
