using Ripac.Tests.Firmware.Bench;
using Ripac.VirtualDevice;
using Xunit.Abstractions;

namespace Ripac.Tests.Firmware.VoiceInput;

public class SpeechInputTests(ITestOutputHelper output)
{
    [Fact]
    public void Start_up_says_that_the_coprocessor_is_ready()
    {
        using FirmwareBench bench = new("Ripac.HandsFree");
        bench.Run(FirmwareBench.Ready);
        Assert.Equal("Ripac.HandsFree", bench.Lines[0]);
        bench.AssertLine("coprocessor: ready, 21 words");
        bench.AssertLine("modem: ready");
    }

    [Fact]
    public void A_missing_model_is_said_once_and_found_when_it_comes()
    {
        using FirmwareBench bench = new("Ripac.HandsFree");
        File.Delete(bench.ModelPath);
        bench.At(5000, () => File.WriteAllBytes(bench.ModelPath, BenchModel.Bytes));
        bench.Run(8000);
        Assert.Single(bench.Lines, "model: I:\\model.ripac is missing");
        bench.AssertLine("coprocessor: ready, 21 words");
    }

    [Theory]
    [InlineData(0, "model: 0 bytes")]
    [InlineData(1, "model: ")]
    [InlineData(100, "model: ")]
    [InlineData(20_000_000, "model: 20000000 bytes, at most")]
    public void A_model_of_a_wrong_length_is_named(int length, string line)
    {
        byte[] model = new byte[length];
        BenchModel.Bytes.AsSpan(0, Math.Min(length, BenchModel.Bytes.Length)).CopyTo(model);
        AssertTrouble(model, line);
    }

    [Fact]
    public void A_model_with_a_damaged_byte_is_named()
    {
        byte[] model = [.. BenchModel.Bytes];
        model[model.Length / 2] ^= 0x10;
        AssertTrouble(model, "model: ");
    }

    [Fact]
    public void A_model_without_a_word_of_the_grammar_is_named()
    {
        AssertTrouble(BenchModel.Build(["computer", "zero", "one"]), "grammar 1: ");
    }

    [Fact]
    public void Without_a_coprocessor_it_is_said_once_and_nothing_is_dialed()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", withCoprocessor: false);
        bench.Hold(2000, 4000);
        bench.Say(2200, "five five five one");
        bench.Run(8000);
        Assert.Single(bench.Lines, "coprocessor: no answer");
        bench.AssertLine("modem: ready");
        bench.AssertDialed();
    }

    [Fact]
    public void A_coprocessor_that_starts_over_is_set_up_again_and_the_number_asked_again()
    {
        using FirmwareBench bench = new("Ripac.HandsFree");
        bench.Hold(2000, 4500);
        bench.Say(2200, "five five five one");
        bench.At(3300, () => bench.Module.ResetLine = false);
        bench.At(3301, () => bench.Module.ResetLine = true);
        bench.Say(6000, "five five five one go");
        bench.Say(9500, "yes");
        bench.At(9400, () => bench.AssertDialed());
        bench.Run(12_000);
        Assert.Contains(bench.Lines, line => line.StartsWith("coprocessor: ") && !line.StartsWith("coprocessor: ready"));
        Assert.Equal(2, bench.Lines.Count(line => line == "coprocessor: ready, 21 words"));
        Assert.Contains(bench.Lines, line => line.StartsWith("ask again: heard 5 5") && line.EndsWith(", interrupted"));
        bench.AssertDialed("5551");
    }

    [Fact]
    public void A_board_that_is_too_slow_loses_audio_says_so_and_dials_nothing()
    {
        using FirmwareBench bench = new(
            "Ripac.HandsFree", options: new VirtualBoardOptions { InstructionsPerSecond = 100_000 });
        bench.Hold(20_000, 26_000);
        bench.Say(20_200, "five five five one two three four five six seven eight nine");
        bench.Run(40_000);
        Assert.Contains("audio: samples lost, the program was late", bench.Lines);
        bench.AssertDialed();
    }

    [Fact]
    public void Nothing_is_allocated_while_audio_flows()
    {
        using FirmwareBench bench = new("Ripac.HandsFree");
        long before = 0;
        long after = 0;
        bench.At(3000, () => before = bench.Board.Statistics.Allocations);
        bench.At(13_000, () => after = bench.Board.Statistics.Allocations);
        bench.Run(13_001);
        Assert.True(before > 0, "the statistics count nothing");
        Assert.True(
            before == after,
            $"{after - before} allocations in 500 frames; all so far:\n{string.Join('\n', bench.Board.Statistics.AllocationSites())}");
        Assert.True(bench.Board.Statistics.I2sSamplesRead > 80_000);
        Assert.Equal(0, bench.Board.Statistics.I2sSamplesLost);
    }

    [Theory]
    [InlineData("Ripac.HandsFree", "", 320_000)]
    [InlineData("Ripac.HandsFree", "coprocessor = uart", 340_000)]
    [InlineData("Ripac.VoiceSwitch", "", 300_000)]
    public void The_work_for_a_second_of_audio_is_bounded(string firmware, string settings, long most)
    {
        using FirmwareBench bench = new(firmware, settings: settings);
        long before = 0;
        long after = 0;
        long setUp = 0;
        long bytes = 0;
        bench.At(4000, () => (before, setUp, bytes) = (bench.Board.Statistics.Instructions, bench.Board.Statistics.Allocations, bench.Board.Statistics.AllocatedBytes));
        bench.At(9000, () => after = bench.Board.Statistics.Instructions);
        bench.Run(9001);
        output.WriteLine($"{firmware} {settings}: {(after - before) / 5} IL instructions a second of audio, {setUp} allocations of {bytes} bytes before it, "
            + $"{bench.Board.Statistics.Allocations - setUp} after");
        Assert.InRange((after - before) / 5, 1, most);
    }

    private static void AssertTrouble(byte[] model, string beginning)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", model);
        bench.Hold(2000, 4000);
        bench.Say(2200, "five five five one");
        bench.Run(6000);
        Assert.Single(bench.Lines, line => line.StartsWith(beginning));
        Assert.DoesNotContain(bench.Lines, line => line.StartsWith("coprocessor: ready"));
        bench.AssertDialed();
    }
}
