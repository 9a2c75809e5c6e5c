using System.CommandLine;
using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Templates;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac enrol-test</c>: how well words by example do, on speakers of a corpus.</summary>
internal static class EnrolTestCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Option<FileInfo> model = new("--model") { Description = "A model that has not heard the speakers.", Required = true };
        Option<DirectoryInfo> data = DataOptions.Folder();
        Option<string[]> corpora = DataOptions.Corpora();
        Option<string> fold = new("--fold")
        {
            Description = "Only speakers of this fold: k/n, as evaluate deals them.",
            DefaultValueFactory = _ => "0/1",
        };
        Option<string[]> words = new("--words")
        {
            Description = "The words to enrol, as the manifests write them.",
            AllowMultipleArgumentsPerToken = true,
            Required = true,
        };
        Option<string[]> beside = new("--beside")
        {
            Description = "Words of the model that may be said too.",
            DefaultValueFactory = _ => ["start", "stop", "go", "enter", "erase", "repeat", "help", "yes", "no", "computer"],
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new("enrol-test", "Enrol words of a corpus speaker by speaker, from 1, 2 and 3 takes, and test the speakers' other recordings.")
        {
            model, data, corpora, fold, words, beside,
        };
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                AcousticModel acoustic = AcousticModel.Read(File.ReadAllBytes(arguments.GetValue(model)!.FullName));
                List<IGrouping<string, Recording>> speakers = Speakers(
                    DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!), arguments.GetValue(fold)!);
                Table table = new Table().AddColumns(
                    "takes", "enrolled", "own words", "right", "as another own", "not heard", "words beside", "right", "as own", "other words", "as own");
                for (int takes = 1; takes <= Enrolment.MaximumTakes; takes++)
                {
                    EnrolmentTrial trial = new(acoustic, arguments.GetValue(words)!.ToHashSet(), arguments.GetValue(beside)!, takes);
                    foreach (IGrouping<string, Recording> speaker in speakers)
                    {
                        cancel.ThrowIfCancellationRequested();
                        trial.Add(speaker);
                    }

                    table.AddRow(
                        $"{takes}", $"{trial.Enrolled}",
                        $"{trial.OwnWords.Said}", Part(trial.OwnWords.Right, trial.OwnWords), Part(trial.OwnWords.Own, trial.OwnWords), Part(trial.OwnWords.Missed, trial.OwnWords),
                        $"{trial.ModelWords.Said}", Part(trial.ModelWords.Right, trial.ModelWords), Part(trial.ModelWords.Own, trial.ModelWords),
                        $"{trial.OtherWords.Said}", Part(trial.OtherWords.Own, trial.OtherWords));
                    console.WriteLine($"{takes}: {string.Join(", ", trial.Outcomes.Where(o => o.Count > 0).Select(o => $"{o.Count} {o.Outcome}"))}");
                }

                console.Write(table);
                return ExitCodes.Success;
            },
            cancel));
        return command;
    }

    private static List<IGrouping<string, Recording>> Speakers(IReadOnlyList<Recording> recordings, string fold)
    {
        string[] parts = fold.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[0], out int k) || !int.TryParse(parts[1], out int n) || k < 0 || k >= n)
        {
            throw new DataException($"'{fold}' is no fold; it must be k/n with k from 0 to n - 1, as 0/4");
        }

        Folds folds = new(recordings, n);
        return [.. recordings.Where(recording => recording.Words is { Count: 1 } && folds.Of(recording) == k).GroupBy(recording => recording.Speaker)];
    }

    private static string Part(int count, EnrolmentCounts of) => of.Said == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of.Said:0.0} %");
}
