using System.CommandLine;
using System.Text;
using Ripac.Tools.Commands;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Spectre.Console;

namespace Ripac.Tools.Boards;

/// <summary><c>ripac boards check|wiring|generate</c>: boards that can be built, how they are wired, and their pins for the firmware.</summary>
public static class BoardsCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Argument<string[]> checkedBoards = new("board")
        {
            Description = "Names of boards/, or board files [default: all of boards/, and whether pins and pictures made of them are current]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command check = new("check", "Say what is wrong with boards, what would be right, and which document says so") { checkedBoards };
        check.SetAction(arguments => Check(arguments.GetValue(checkedBoards)!, console));

        Argument<string> wired = new("board") { Description = "A name of boards/, or a board file" };
        Option<FileInfo?> picture = new("--output", "-o") { Description = "Where the picture goes [default: beside the board's file, as .svg]" };
        Command wiring = new("wiring", "Draw a board's wiring (SVG) and list its wires") { wired, picture };
        wiring.SetAction(arguments => Wiring(arguments.GetRequiredValue(wired), arguments.GetValue(picture), console));

        Command generate = new("generate", $"Write {BoardPinsGenerator.Path} and all pictures from boards/");
        generate.SetAction(_ => Generate(console));

        return new Command("boards", "Boards: pins, parts, wiring") { check, wiring, generate };
    }

    private static int Check(string[] named, IAnsiConsole console)
    {
        string[] paths = named.Length > 0 ? [.. named.Select(BoardFiles.PathOf)] : BoardFiles.All(BoardFiles.ProjectRoot());
        bool good = true;
        foreach (string path in paths)
        {
            good &= CheckFile(path, console);
        }

        if (named.Length == 0 && good)
        {
            foreach ((string path, string text) in Generated(BoardFiles.ProjectRoot()))
            {
                if (!File.Exists(path) || File.ReadAllText(path) != text)
                {
                    console.MarkupLineInterpolated($"[red]error[/] {Path.GetFileName(path)} is not what `ripac boards generate` writes; run it");
                    good = false;
                }
            }
        }

        return good ? ExitCodes.Success : ExitCodes.BadInput;
    }

    private static bool CheckFile(string path, IAnsiConsole console)
    {
        IReadOnlyList<BoardFinding> findings;
        BoardDescription? board = null;
        try
        {
            board = BoardDescription.ParseFile(path);
            findings = BoardRules.Find(board);
        }
        catch (BoardFormatException problem)
        {
            findings = [new(Path.GetFileName(path), problem.Message, "boards/board.schema.json says what a board is")];
        }

        bool good = !findings.Any(finding => !finding.IsWarning);
        string verdict = good ? $"{board!.Title}: {board.Uses().Count()} pins, good" : "cannot be built";
        console.MarkupLineInterpolated($"{Path.GetFileNameWithoutExtension(path)}: {verdict}");
        foreach (BoardFinding finding in findings)
        {
            string kind = finding.IsWarning ? "[yellow]warning[/]" : "[red]error[/]";
            console.MarkupLine($"  {kind} {Markup.Escape(finding.Place)}: {Markup.Escape(finding.Problem)}");
            console.MarkupLineInterpolated($"          right: {finding.Remedy}");
            if (finding.Source.Length > 0)
            {
                console.MarkupLineInterpolated($"          source: {finding.Source}");
            }
        }

        return good;
    }

    private static void Wiring(string nameOrPath, FileInfo? picture, IAnsiConsole console)
    {
        BoardDescription board = BoardFiles.Read(nameOrPath);
        string path = picture?.FullName ?? Path.ChangeExtension(BoardFiles.PathOf(nameOrPath), ".svg");
        WholeFile.Write(path, Encoding.UTF8.GetBytes(WiringPicture.Draw(board)));

        Dictionary<string, int> pins = board.Uses().ToDictionary(use => use.Place, use => use.Gpio);
        Table table = new Table().AddColumns("terminal", "board", "what for");
        foreach (Wire wire in board.Wiring)
        {
            string to = pins.TryGetValue(wire.To, out int gpio) ? $"GPIO{gpio}" : wire.To;
            table.AddRow(Markup.Escape(wire.Terminal), to, pins.ContainsKey(wire.To) ? wire.To : "");
        }

        foreach (PinUse use in board.Uses().Where(use => !board.Wiring.Any(wire => wire.To == use.Place)))
        {
            table.AddRow("(wired by the maker)", $"GPIO{use.Gpio}", use.Place);
        }

        console.Write(table);
        console.MarkupLineInterpolated($"picture: {path}");
    }

    private static void Generate(IAnsiConsole console)
    {
        string root = BoardFiles.ProjectRoot();
        foreach ((string path, string text) in Generated(root))
        {
            WholeFile.Write(path, Encoding.UTF8.GetBytes(text));
            console.MarkupLineInterpolated($"{Path.GetRelativePath(root, path)}");
        }
    }

    /// <summary>What is made of all boards: the firmware's pins and the pictures.</summary>
    private static IEnumerable<(string Path, string Text)> Generated(string root)
    {
        BoardDescription[] boards = [.. BoardFiles.All(root).Select(BoardFiles.Read)];
        yield return (Path.Combine(root, BoardPinsGenerator.Path), BoardPinsGenerator.Generate(boards));
        foreach (BoardDescription board in boards)
        {
            yield return (Path.Combine(root, "boards", board.Name + ".svg"), WiringPicture.Draw(board));
        }
    }
}
