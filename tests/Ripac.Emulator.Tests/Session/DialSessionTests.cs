using Ripac.Emulator.Session;
using Ripac.Emulator.Timeline;
using Ripac.Link;
using Ripac.Speech.Decoding;
using Ripac.Tests;

namespace Ripac.Emulator.Tests.Session;

public sealed class DialSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_button_is_held_around_the_recording()
    {
        using DialSession session = new(Bench.Setup(_folder.Write("a.wav", Sounds.Wav(Sounds.Silence(1)))));
        List<TimelineEvent> events = [];
        session.Happened += events.Add;

        session.Run();

        long begins = events.Single(happened => happened.Text == "a.wav begins").Nanoseconds;
        Assert.Equal(begins - 300_000_000, events.Single(happened => happened.Text == "pressed").Nanoseconds);
        Assert.InRange(events.Single(happened => happened.Text == "released").Nanoseconds, begins + 1_400_000_000, begins + 1_500_000_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_model_that_the_coprocessor_refuses_is_reported_by_the_firmware_and_nothing_is_dialed(bool damaged)
    {
        byte[] model = File.ReadAllBytes(InputFiles.CheckModel(InputFiles.DefaultModel));
        model[model.Length / 2] ^= 0x55;
        string path = _folder.Write("m.ripac", damaged ? model : model[..1000]);
        using DialSession session = new(Bench.Setup(Sounds.Shipped("dial-5550123")) with { ModelPath = path, LimitNanoseconds = 10_000_000_000 });
        List<string> lines = [];
        session.Board.ConsoleLine += lines.Add;

        DialOutcome outcome = session.Run();

        Assert.Empty(outcome.Dialed);
        Assert.NotEqual(DialEnd.FirmwareFault, outcome.End);
        Assert.Contains(lines, line => line.Contains("model", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Only_console_lines_allocate_and_no_frame_of_audio()
    {
        string recording = _folder.Write("a.wav", Sounds.Wav(Sounds.Noise(seconds: 30, amplitude: 3)));
        using DialSession session = new(Bench.Setup(recording) with { PushToTalk = false });
        int lines = 0;
        session.Board.ConsoleLine += _ => lines++;

        // 1,500 frames of 20 ms, and a handful of objects for each line.
        Assert.InRange(session.Run().AllocationsWhileListening, 0, 10 * lines);
        Assert.InRange(lines, 1, 20);
    }

    [Fact]
    public void A_run_that_is_cancelled_ends()
    {
        using DialSession session = new(Bench.Setup(Sounds.Shipped("dial-5550123")));

        Assert.Equal(DialEnd.Cancelled, session.Run(new CancellationToken(canceled: true)).End);
    }

    [Fact]
    public void A_coprocessor_that_resets_in_mid_utterance_is_set_up_again()
    {
        using DialSession session = new(Bench.Setup(Sounds.Shipped("dial-5550123"), Sounds.Shipped("dial-5550123")) with
        {
            PushToTalk = false,
            GapMilliseconds = 15_000,
        });
        int starts = 0;
        session.Module.Executed += (opcode, status) => starts += opcode == LinkOpcode.LoadModel && status == LinkStatus.Ok ? 1 : 0;
        bool struck = false;
        session.Module.Decided += (decision, word) =>
        {
            if (!struck && word == "zero" && decision.Kind == DecisionKind.Final)
            {
                struck = true;
                session.Board.Clock.After(1, () =>
                {
                    session.Module.ResetLine = false;
                    session.Module.ResetLine = true;
                });
            }
        };

        DialOutcome outcome = session.Run();

        Assert.True(struck);
        Assert.Equal(2, starts);
        Assert.Equal(["5550123"], outcome.Dialed);
    }
}
