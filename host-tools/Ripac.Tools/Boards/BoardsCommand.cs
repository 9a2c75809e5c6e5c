using System.CommandLine;
using Ripac.VirtualDevice.Boards;
using Spectre.Console;

namespace Ripac.Tools.Boards;

/// <summary><c>ripac boards generate|check</c>: keeps boards/ and the firmware's pins the same thing.</summary>
public static class BoardsCommand
{
    public static Command Create()
    {
        Argument<FileInfo> board = new("board") { Description = "The board to build the firmware for: a file of boards/" };
        Command generate = new("generate", $"Write {BoardPinsGenerator.Path} from a board") { board };
        generate.SetAction(arguments => Generate(arguments.GetRequiredValue(board)));

        Argument<FileInfo> wired = new("board") { Description = "The board whose wiring is to be listed", Arity = ArgumentArity.ZeroOrOne };
        Command check = new("check", "Check every board, and that the firmware's pins come from one of them; list a board's wiring") { wired };
        check.SetAction(arguments => Check(arguments.GetValue(wired)));

        return new Command("boards", "Boards: pins, parts, wiring") { generate, check };
    }

    private static void Generate(FileInfo file)
    {
        BoardDescription board = Read(file.FullName);
        string root = ProjectRoot();
        File.WriteAllText(Path.Combine(root, BoardPinsGenerator.Path), BoardPinsGenerator.Generate(board));
        Console.WriteLine($"{BoardPinsGenerator.Path}: pins of {board.Name}");
    }

    private static void Check(FileInfo? wired)
    {
        string root = ProjectRoot();
        string committed = File.ReadAllText(Path.Combine(root, BoardPinsGenerator.Path));
        string? firmwareBoard = BoardPinsGenerator.BoardNameOf(committed);
        bool found = false;
        foreach (string path in Directory.GetFiles(Path.Combine(root, "boards"), "*.json").Order(StringComparer.Ordinal))
        {
            if (path.EndsWith(".schema.json", StringComparison.Ordinal))
            {
                continue;
            }

            BoardDescription board = Read(path);
            Console.WriteLine($"{board.Name}: {board.Title}: {board.Pins().Count()} pins, good");
            if (board.Name == firmwareBoard)
            {
                found = BoardPinsGenerator.Generate(board) == committed;
            }
        }

        if (!found)
        {
            throw new BoardFormatException($"{BoardPinsGenerator.Path} is not what `ripac boards generate` writes; run it again");
        }

        if (wired is not null)
        {
            AnsiConsole.Write(WiringTable(Read(wired.FullName)));
        }
    }

    private static Table WiringTable(BoardDescription board)
    {
        Dictionary<string, int> pins = board.Pins().ToDictionary(pin => pin.Place, pin => pin.Gpio);
        Table table = new Table().AddColumns("terminal", "to");
        foreach (Wire wire in board.Wiring)
        {
            string to = pins.TryGetValue(wire.To, out int gpio) ? $"GPIO{gpio}" : wire.To;
            table.AddRow(Markup.Escape(wire.Terminal), Markup.Escape(to));
        }

        return table;
    }

    private static BoardDescription Read(string path)
    {
        try
        {
            return BoardDescription.ReadFile(path);
        }
        catch (BoardFormatException problem)
        {
            throw new BoardFormatException($"{Path.GetFileName(path)}: {problem.Message}");
        }
    }

    private static string ProjectRoot()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ripac.Embedded.sln")))
            {
                return folder.FullName;
            }
        }

        throw new IOException("run this inside the project: no folder above holds Ripac.Embedded.sln");
    }
}
