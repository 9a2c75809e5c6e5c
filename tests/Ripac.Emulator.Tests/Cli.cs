using Ripac.Emulator.Commands;

namespace Ripac.Emulator.Tests;

/// <summary>What a command line gave back.</summary>
internal sealed record Cli(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs it in this process, as the program would.</summary>
    public static Cli Run(params string[] arguments)
    {
        StringWriter output = new() { NewLine = "\n" };
        StringWriter error = new() { NewLine = "\n" };
        int exitCode = CommandLine.Run(arguments, output, error);
        return new Cli(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>It was refused, in one sentence that holds these words, before anything ran.</summary>
    public void AssertRefused(params string[] words)
    {
        Assert.Equal(2, ExitCode);
        Assert.Empty(Output);
        Assert.StartsWith("error: ", Error);
        Assert.Equal(1, Error.Count(character => character == '\n'));
        Assert.All(words, word => Assert.Contains(word, Error));
    }
}
