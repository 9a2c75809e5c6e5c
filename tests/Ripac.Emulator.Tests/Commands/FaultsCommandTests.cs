namespace Ripac.Emulator.Tests.Commands;

public class FaultsCommandTests
{
    [Fact]
    public void No_run_dials_a_wrong_number_hangs_or_crashes()
    {
        Cli run = Cli.Run("faults", "--runs", "8");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("8 runs, ", run.Output);
        Assert.Contains("0 wrong, 0 hung, 0 crashed", run.Output);
    }

    [Fact]
    public void A_seed_gives_the_same_run_again()
    {
        string once = Cli.Run("faults", "--runs", "1", "--seed", "3", "--log").Output;

        Assert.Contains("coprocessor: ", once);
        Assert.Equal(once, Cli.Run("faults", "--runs", "1", "--seed", "3", "--log").Output);
    }
}
