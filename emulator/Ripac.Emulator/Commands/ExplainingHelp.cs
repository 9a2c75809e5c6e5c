using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ripac.Emulator.Commands;

/// <summary>The usual help, and after it the command's own words.</summary>
internal sealed class ExplainingHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExplainedCommand command)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(command.Explanation);
        }

        return exitCode;
    }
}
