using System.CommandLine;
using System.Globalization;
using Ripac.Chip;
using Ripac.Emulator.Parts;
using Ripac.Emulator.Session;
using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Recording;

namespace Ripac.Emulator.Commands;

/// <summary><c>replay</c>: plays a recording of the bus to the coprocessor, without firmware.</summary>
internal sealed class ReplayCommand : ExplainedCommand
{
    private readonly Argument<string> _recording = new("recording") { Description = "A file that `run --record-bus` wrote" };

    private readonly Option<string> _board = new("--board")
    {
        Description = "The board that it was recorded on: a name of boards/, or a .json file like those",
        DefaultValueFactory = _ => InputFiles.DefaultBoard,
    };

    public ReplayCommand()
        : base("replay", "Plays a recording of the SPI bus to the coprocessor, without firmware, and tells where it answers otherwise.")
    {
        Arguments.Add(_recording);
        Options.Add(_board);
        SetAction(parsed => Run(parsed));
    }

    public override string Explanation =>
        $"""
        Each frame is sent at the time at which it was recorded, the model and the grammar among them; what is said comes with the frames of audio.
        For the other way round, the firmware without a coprocessor: run FIRMWARE --replay-bus FILE.

        {ExitCode.Meaning}

        """;

    private int Run(ParseResult parsed)
    {
        BusRecording recording = InputFiles.ReadBusRecording(parsed.GetValue(_recording)!);
        CoprocessorPins pins = InputFiles.ReadBoard(parsed.GetValue(_board)!).CoprocessorOnSpi();
        using VirtualBoard board = new();
        CoprocessorModule module = new(new ModuleTimer(board.Clock), new CoreRecognisers(new CoreSettings(), strict: false).Create);
        CoprocessorPart part = new(board, pins, module);
        TextWriter output = parsed.InvocationConfiguration.Output;
        module.Decided += (decision, word) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{board.Clock.NowNanoseconds / 1e6,10:0.0} ms  {decision.Kind} {word}").TrimEnd());

        IReadOnlyList<string> differences = ReplayedFirmware.Play(board, recording, part);
        foreach (string difference in differences)
        {
            output.WriteLine(difference);
        }

        int frames = recording.Events.OfType<RecordedFrame>().Count();
        output.WriteLine($"{frames} frames, {differences.Count} {(differences.Count == 1 ? "is" : "are")} answered otherwise");
        return frames == 0 || differences.Count > 0 ? ExitCode.NotMet : ExitCode.Met;
    }
}
