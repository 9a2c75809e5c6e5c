namespace Ripac.Emulator.Tests.Commands;

public class ServeCommandTests
{
    [Theory]
    [InlineData("takes either --serial or --tcp")]
    [InlineData("takes either --serial or --tcp", "--serial", "/dev/x", "--tcp", "7000")]
    [InlineData("from 115200 to 5000000", "--tcp", "7000", "--highest-rate", "9600")]
    [InlineData("give a port (7000)", "--tcp", "seven")]
    [InlineData("give a port (7000)", "--tcp", "99999")]
    [InlineData("give a port (7000)", "--tcp", "127.0.0.1")]
    [InlineData("/dev/no-such-port", "--serial", "/dev/no-such-port")]
    [InlineData("no-such.wav", "--tcp", "7000", "--microphone", "no-such.wav")]
    public void Bad_input_is_explained(string named, params string[] arguments)
    {
        Cli run = Cli.Run(["serve", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }
}
