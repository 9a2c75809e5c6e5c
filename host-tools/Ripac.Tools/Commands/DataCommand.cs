using System.CommandLine;
using Ripac.Tools.Data;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac data</c>: which recordings there are to train and test with, and whether those that are here can be used.</summary>
internal static class DataCommand
{
    private const int MostProblems = 20; // shown of one corpus

    public static Command Create(IAnsiConsole console)
    {
        Option<DirectoryInfo?> data = new("--data")
        {
            Description = "Folder whose sub-folders hold a manifest.tsv and its recordings: all of them are read and checked.",
        };
        Option<FileInfo?> lexicon = DataOptions.Lexicon();
        Command command = new("data", "List the public corpora: what, licence, where to get them; and check those that are in a folder.") { data, lexicon };
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                if (arguments.GetValue(data) is not { } folder)
                {
                    PrintKnown(console);
                    return ExitCodes.Success;
                }

                CorpusCheck[] checks = Check(folder, DataOptions.Lexicon(arguments.GetValue(lexicon)), console, cancel);
                PrintPresent(console, checks);
                return checks.Any(check => check.Problems.Count > 0) ? ExitCodes.BadInput : ExitCodes.Success;
            },
            cancel));
        return command;
    }

    private static CorpusCheck[] Check(DirectoryInfo folder, Lexicon lexicon, IAnsiConsole console, CancellationToken cancel)
    {
        if (!folder.Exists)
        {
            throw new DataException($"{folder.FullName} does not exist");
        }

        string[] corpora =
        [
            .. folder.EnumerateDirectories().Select(corpus => corpus.FullName)
                .Where(corpus => File.Exists(Path.Combine(corpus, "manifest.tsv"))).Order(StringComparer.Ordinal),
        ];
        if (corpora.Length == 0)
        {
            throw new DataException(
                $"no folder under {folder.FullName} holds a manifest.tsv; 'ripac data' says what to get, host-tools/README.md what a manifest is");
        }

        List<CorpusCheck> checks = [];
        console.Progress().Start(progress =>
        {
            ProgressTask task = progress.AddTask("read", maxValue: corpora.Length);
            foreach (string corpus in corpora)
            {
                checks.Add(CorpusCheck.Of(corpus, lexicon, cancel));
                task.Increment(1);
            }
        });
        return [.. checks];
    }

    private static void PrintKnown(IAnsiConsole console)
    {
        foreach (KnownCorpus corpus in KnownCorpus.All)
        {
            console.MarkupLineInterpolated($"[bold]{corpus.Folder}[/]: {corpus.Name}");
            console.Profile.Out.Writer.WriteLine($"    {corpus.What}\n    {corpus.Licence}; to be named: {corpus.Attribution}\n    {corpus.Source}");
        }

        console.WriteLine("'ripac data --data FOLDER' checks what is there. A corpus is a folder with a manifest.tsv: see host-tools/README.md.");
    }

    private static void PrintPresent(IAnsiConsole console, CorpusCheck[] checks)
    {
        Table table = new Table().AddColumns("folder", "recordings", "speakers", "hours", "problems", "what", "licence");
        foreach (CorpusCheck check in checks)
        {
            KnownCorpus? known = KnownCorpus.All.FirstOrDefault(corpus => corpus.Folder == check.Name);
            table.AddRow(
                new Text(check.Name),
                new Text($"{check.Recordings}"),
                new Text(check.Speakers == 0 ? "not named" : $"{check.Speakers}"),
                new Text($"{check.Hours:F2}"),
                new Text(check.Problems.Count == 0 ? "none" : $"{check.Problems.Count}"),
                new Text(known?.Name ?? "-"),
                new Text(known?.Licence ?? "-"));
        }

        console.Write(table);
        string[] absent = [.. KnownCorpus.All.Select(corpus => corpus.Folder).Except(checks.Select(check => check.Name))];
        console.WriteLine(absent.Length == 0 ? "all known corpora are here" : $"not here: {string.Join(", ", absent)}; 'ripac data' says where to get them");
        foreach (CorpusCheck check in checks)
        {
            foreach (string problem in check.Problems.Take(MostProblems))
            {
                console.WriteLine($"{check.Name}: {problem}");
            }

            if (check.Problems.Count > MostProblems)
            {
                console.WriteLine($"{check.Name}: and {check.Problems.Count - MostProblems} more");
            }
        }
    }
}
