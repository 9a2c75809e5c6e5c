using System.CommandLine;
using System.CommandLine.Parsing;
using Ripac.Emulator.Parts;
using Ripac.Emulator.Session;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Commands;

/// <summary>The options that say what is on the bench, the same for every command that runs the dialer.</summary>
internal sealed class BenchOptions
{
    private readonly Option<string> _board = new("--board")
    {
        Description = "The board: a name of boards/, or a .json file like those",
        DefaultValueFactory = _ => InputFiles.DefaultBoard,
    };

    private readonly Option<string?> _firmware = new("--firmware")
    {
        Description = "The folder of built firmware to run [default: Ripac.HandsFree, as built with this command]",
        HelpName = "folder",
    };

    private readonly Option<string?> _model = CoreOptions.Model(
        "The acoustic model on the board's drive: a shipped one (cifre-italiane: Italian), or a file made by `ripac train`");

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "The settings on the board's drive, as firmware/Ripac.HandsFree/settings.txt shows them; coprocessor = uart puts the coprocessor there [default: none]",
        HelpName = "file",
    };

    private readonly CoreOptions _core = new();

    private readonly Option<bool> _wake = new("--wake")
    {
        Description = "Do not press the push-to-talk button: the recording says the wake word",
    };

    private readonly Option<string> _modem = Choice("--modem", "What becomes of every call", "ok", "busy", "no-carrier", "error", "silent");

    private readonly Option<int> _gap = Number("--gap-ms", "Pause before each recording, in virtual milliseconds", 1000, 0, 600_000);

    private readonly Option<int> _seed = Number("--seed", "Of the room's noise and of the moment when speaking begins", 0, 0, int.MaxValue);

    private readonly Option<int?> _timeout = new("--timeout-ms")
    {
        Description = "Virtual time after which the run ends [default: that of the recordings and two minutes more]",
        HelpName = "ms",
    };

    public void AddTo(Command command)
    {
        _timeout.Validators.Add(result => RequireRange(result, _timeout, 1, int.MaxValue));
        foreach (Option option in (Option[])[_wake, _modem, _gap, _timeout, _seed, _model, _settings, _firmware, _board])
        {
            command.Options.Add(option);
        }

        _core.AddTo(command);
    }

    /// <summary>Looks at everything that was given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="recordings">WAV files; with none the shipped recording is spoken, which says the wake word.</param>
    /// <exception cref="InputException">Something cannot be used.</exception>
    public DialSetup Read(ParseResult parsed, IReadOnlyList<string> recordings)
    {
        bool shipped = recordings.Count == 0;
        recordings = shipped ? [InputFiles.DefaultRecording] : recordings;
        int gap = parsed.GetValue(_gap);
        double seconds = recordings.Sum(path => InputFiles.CheckRecording(path).TotalSeconds + (gap / 1e3));
        return new DialSetup
        {
            Board = InputFiles.ReadBoard(parsed.GetValue(_board)!),
            FirmwarePath = InputFiles.FindFirmware(parsed.GetValue(_firmware) ?? InputFiles.DefaultFirmware),
            ModelPath = _core.ReadModel(parsed, _model),
            SettingsPath = parsed.GetValue(_settings) is string settings ? InputFiles.CheckSettings(settings) : null,
            Recordings = recordings,
            PushToTalk = !parsed.GetValue(_wake) && !shipped,
            Modem = Enum.Parse<ModemAnswer>(parsed.GetValue(_modem)!.Replace("-", ""), ignoreCase: true),
            GapMilliseconds = gap,
            Seed = parsed.GetValue(_seed),
            Core = _core.Read(parsed),
            Strict = _core.IsStrict(parsed),
            LimitNanoseconds = parsed.GetValue(_timeout) is int limit ? limit * 1_000_000L : (long)((seconds + 120) * 1e9),
        };
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        Option<string> option = new(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Option<int> Number(string name, string description, int value, int least, int most)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result => RequireRange(result, option, least, most));
        return option;
    }

    private static void RequireRange<T>(OptionResult result, Option<T> option, int least, int most)
    {
        // What is no number at all is reported by the parser.
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < least || value > most))
        {
            result.AddError($"{option.Name} takes a number from {least} to {most}, not {value}.");
        }
    }
}
