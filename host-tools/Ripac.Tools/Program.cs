using System.CommandLine;
using Ripac.Tools.Boards;

namespace Ripac.Tools;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        RootCommand root = new("ripac: the host's tools of Ripac.Embedded");
        root.Subcommands.Add(BoardsCommand.Create());
        return root.Parse(arguments).Invoke();
    }
}
