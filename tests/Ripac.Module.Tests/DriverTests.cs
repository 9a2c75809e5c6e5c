using Ripac.Link;
using Ripac.Module;

namespace Ripac.Tests;

/// <summary>The firmware's driver, as the IL that is flashed, against the module.</summary>
public class DriverTests
{
    private const int Samples = 100 * 160;

    private static readonly string[] GoodRun =
    [
        "connect: 0", "write tables: 0", "verify tables: 0", "load model: 0", "read vocabulary: 0",
        "vocabulary: 4 words, no is 1, perhaps is -1", "load bad grammar: 10", "load grammar: 0",
        "start listening: 0", "stream: 0", "stop listening: 0",
    ];

    [Fact]
    public void On_a_good_bus_everything_arrives_at_once()
    {
        using DriverBench bench = new();
        bench.Run();
        AssertAllWasHeard(bench);
        Assert.Contains(bench.Lines, line => line.StartsWith("message: ", StringComparison.Ordinal) && line.Contains("perhaps"));
        Assert.Contains("errors: 0 timeouts, 0 damaged responses, 0 unexpected, 0 damaged requests, 0 repeats, 0 audio repeats, 0 resets",
            bench.Lines);
        Assert.Equal(0, bench.Module.Count(LinkCounter.Repeated));
        Assert.Equal(0, bench.Module.Count(LinkCounter.Busy));
        Assert.Equal(100, bench.Module.Count(LinkCounter.AudioFrames));
    }

    [Fact]
    public void Without_the_interrupt_line_the_flags_tell_of_decisions()
    {
        using DriverBench bench = new();
        bench.Board.Pin(DriverBench.WithoutInterruptPin).Drive(true);
        bench.Run();
        AssertAllWasHeard(bench);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void On_a_bad_bus_everything_arrives_in_the_end_and_the_damage_is_counted(int seed)
    {
        using DriverBench bench = new();
        bench.Bus.Damage(seed, oneIn: 20);
        bench.Run();
        AssertAllWasHeard(bench);
        Assert.DoesNotContain(bench.Lines, line => line.Contains(" 0 damaged responses") || line.Contains(" 0 damaged requests"));
        Assert.NotEqual(0, bench.Module.Count(LinkCounter.BadCrc));
    }

    [Fact]
    public void A_request_that_is_lost_is_not_answered_by_what_answered_the_one_before()
    {
        byte[] tables = new byte[5000];
        new Random(1).NextBytes(tables);
        for (int lost = 0; lost < 20; lost++)
        {
            using DriverBench bench = new("LinkProbe", tables);
            bench.Bus.Loses = lost;
            bench.Run();
            Assert.Superset(new HashSet<string> { "connect: 0", "write tables: 0", "verify tables: 0" }, bench.Lines.ToHashSet());
        }
    }

    [Fact]
    public void A_model_that_was_damaged_on_the_way_is_written_again_part_by_part()
    {
        using DriverBench bench = new();
        List<LinkOpcode> refused = [];
        bench.Module.Executed += (opcode, status) => refused.AddRange(status == LinkStatus.BadModel ? [opcode] : []);
        bench.Bus.SpoilsImages = true;
        bench.Run();
        AssertAllWasHeard(bench);
        Assert.Equal([LinkOpcode.LoadModel], refused);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void Nobody_on_the_bus_is_found_at_once(byte miso)
    {
        using DriverBench bench = new();
        bench.Bus.Miso = miso;
        bench.Run();
        Assert.Equal($"connect: {(int)LinkStatus.NoResponse}", bench.Lines[0]);
        Assert.InRange(bench.Board.Clock.NowNanoseconds, 0, 500_000_000);
    }

    [Fact]
    public void A_ready_line_that_stays_low_is_waited_for_no_longer_than_the_link_allows()
    {
        using DriverBench bench = new();
        bench.ReadyStaysLow = true;
        bench.Run();
        Assert.Equal($"connect: {(int)LinkStatus.Timeout}", bench.Lines[0]);
        Assert.InRange(bench.Board.Clock.NowNanoseconds, LinkTiming.BootMilliseconds * 1_000_000L, 2 * LinkTiming.BootMilliseconds * 1_000_000L);
    }

    [Fact]
    public void A_coprocessor_that_hangs_in_the_stream_ends_it()
    {
        using DriverBench bench = new();
        bench.Board.Clock.At(1_500_000_000, () => bench.ReadyStaysLow = true);
        bench.Run();
        Assert.Contains($"stream: {(int)LinkStatus.Timeout}", bench.Lines);
    }

    [Fact]
    public void A_reset_in_the_stream_is_noticed_and_all_is_set_up_again()
    {
        for (long time = 1_500_000_000; time < 1_520_000_000; time += 1_700_000)
        {
            using DriverBench bench = new();
            bench.Board.Clock.At(time, () => bench.Module.ResetLine = false);
            bench.Board.Clock.At(time + 100_000, () => bench.Module.ResetLine = true);
            bench.Run();
            int reset = bench.Lines.IndexOf("the coprocessor was reset");
            Assert.Equal($"stream: {(int)LinkStatus.CoprocessorReset}", bench.Lines[reset - 1]);
            Assert.Superset(GoodRun.ToHashSet(), bench.Lines[reset..].ToHashSet());
            Assert.Equal(1600, bench.Recogniser.Heard.Count);
        }
    }

    [Fact]
    public void Firmware_that_never_reads_its_decisions_is_told_that_some_are_lost()
    {
        using DriverBench bench = new(new ModuleOptions { Decisions = 8 });
        bench.Board.Pin(DriverBench.NeverReadsPin).Drive(true);
        bench.Run();
        Assert.Equal(13, bench.Module.Count(LinkCounter.DecisionsLost));
        Assert.Contains($"read decisions: {(int)LinkStatus.DecisionsLost}", bench.Lines);
        Assert.Contains("decisions: 8", bench.Lines);
    }

    [Fact]
    public void Firmware_that_sends_faster_than_is_recognised_waits_and_loses_nothing()
    {
        using DriverBench bench = new(new ModuleOptions { AudioSamples = 400, Timing = new ModuleTiming { Sample = 100_000 } });
        bench.Board.Pin(DriverBench.HurriesPin).Drive(true);
        bench.Run();
        AssertAllWasHeard(bench);
        Assert.NotEqual(0, bench.Module.Count(LinkCounter.AudioOverflows));
    }

    [Fact]
    public void An_audio_frame_allocates_nothing_and_takes_few_instructions()
    {
        (long allocations, long instructions) = Cost(isLong: false);
        (long allocationsOfLong, long instructionsOfLong) = Cost(isLong: true);
        Assert.Equal(allocations, allocationsOfLong);
        // Nearly half of them are the probe's own, to make up samples: 9,006 when this was written.
        Assert.InRange((instructionsOfLong - instructions) / 100, 0, 9_500);
    }

    private static (long Allocations, long Instructions) Cost(bool isLong)
    {
        using DriverBench bench = new();
        bench.Board.Pin(DriverBench.LongPin).Drive(isLong);
        bench.Run();
        Assert.Equal(isLong ? 2 * Samples : Samples, bench.Recogniser.Heard.Count);
        return (bench.Board.Statistics.Allocations, bench.Board.Statistics.Instructions);
    }

    private static void AssertAllWasHeard(DriverBench bench)
    {
        Assert.Superset(GoodRun.ToHashSet(), bench.Lines.ToHashSet());
        Assert.DoesNotContain(bench.Lines, line => line.StartsWith("read decisions: ", StringComparison.Ordinal) && line != "read decisions: 0");
        Assert.Contains($"decisions: {(Samples / ScriptedRecogniser.SamplesPerWord) + 1}", bench.Lines);
        Assert.Equal(Enumerable.Range(0, Samples).Select(sample => (short)sample), bench.Recogniser.Heard);
    }
}
