namespace Ripac.Emulator.Tests.Commands;

public class CommandLineTests
{
    [Fact]
    public void Without_arguments_it_explains_itself()
    {
        Cli run = Cli.Run();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("dial", run.Output);
        Assert.Contains("measure", run.Output);
    }

    [Theory]
    [InlineData("dial", "--expect", "--wake", "--timeout-ms", "Examples:", "Exit codes: 0 met")]
    [InlineData("measure", "manifest.tsv", "--every", "Exit codes: 0 met")]
    public void Help_of_a_command_names_its_options_and_exit_codes(string command, params string[] parts)
    {
        Cli run = Cli.Run(command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(parts, part => Assert.Contains(part, run.Output));
    }

    [Theory]
    [InlineData("dail", "dail")]
    [InlineData("--seed", "dial", "--seed", "many")]
    [InlineData("0 to 2147483647", "dial", "--seed", "-1")]
    [InlineData("--timeout-ms takes a number from 1", "dial", "--timeout-ms", "0")]
    [InlineData("'no-carrier'", "dial", "--modem", "engaged")]
    [InlineData("--bogus", "dial", "--bogus")]
    [InlineData("--every takes a number from 1 on", "measure", "x.tsv", "--every", "0")]
    public void A_wrong_command_line_is_refused(string words, params string[] arguments) =>
        Cli.Run(arguments).AssertRefused(words);
}
