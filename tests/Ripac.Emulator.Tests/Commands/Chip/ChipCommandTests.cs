using Ripac.Tests;

namespace Ripac.Emulator.Tests.Commands.Chip;

public sealed class ChipCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_microprogram_is_listed_and_its_rom_disassembles_to_the_same_rom()
    {
        string rom = _folder.File("ripac.rom");
        Cli listing = Cli.Run("chip", "asm", "-o", rom);
        Assert.Equal(0, listing.ExitCode);
        Assert.EndsWith(" diagnostic, 64 at most", listing.Lines[^1], StringComparison.Ordinal);

        string source = _folder.File("again.asm");
        Cli text = Cli.Run("chip", "disasm", rom);
        File.WriteAllText(source, text.Output);
        string again = _folder.File("again.rom");
        Assert.Equal(0, Cli.Run("chip", "asm", source, "-o", again).ExitCode);
        Assert.Equal(File.ReadAllBytes(rom), File.ReadAllBytes(again));
    }

    [Fact]
    public void A_wrong_microprogram_is_refused_with_its_line()
    {
        string source = _folder.File("wrong.asm");
        File.WriteAllText(source, "halt\njump 3\n");
        Cli.Run("chip", "asm", source).AssertRefused("line 2");
        Cli.Run("chip", "disasm", source).AssertRefused("no ROM");
    }

    [Fact]
    public void The_shipped_recording_is_recognised_in_real_time_at_16_MHz()
    {
        Cli run = Cli.Run("chip", "run");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("five five five zero one two three", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.TrimStart().StartsWith("EXTEND", StringComparison.Ordinal));
        Assert.EndsWith("of 80000 in 10 ms: real time", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_memory_makes_frames_late() => Assert.Equal(1, Cli.Run("chip", "run", "--memory-cycle", "16").ExitCode);

    [Fact]
    public void The_strict_core_says_which_model_it_needs() =>
        Cli.Run("chip", "run", "--strict", "--model", "digits-and-commands").AssertRefused("discrete", "digits-and-commands-discrete");

    [Theory]
    [InlineData("digits", "five five five zero one two three")]
    [InlineData("commands", "computer go")]
    public void The_strict_core_recognises_in_real_time_at_16_MHz(string grammar, string heard)
    {
        Cli run = Cli.Run("chip", "run", "--strict", "--grammar", grammar);
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith(heard, run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.TrimStart().StartsWith("SYMBOLS", StringComparison.Ordinal));
        Assert.EndsWith("of 80000 in 10 ms: real time", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_device_dials_with_a_microcoded_core()
    {
        Cli run = Cli.Run("dial", "--engine", "microcoded", "--cores", "2", "--expect", "5550123");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("of 80000 in 10 ms: real time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_injected_and_counted()
    {
        Cli run = Cli.Run("chip", "faults", "--each", "3");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("all", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Long_words_have_a_capacity()
    {
        Cli run = Cli.Run("chip", "capacity", "--states", "400");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(16, run.Lines.Length);
    }
}
