using System.CommandLine;
using System.Text.Json;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Training;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary>
/// <c>ripac evaluate</c>: divides the recordings by speaker, trains a model for each fold on all the others, and tests it on the fold.
/// </summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create(IAnsiConsole console)
    {
        Option<DirectoryInfo> data = DataOptions.Folder();
        Option<string[]> corpora = DataOptions.Corpora();
        Option<int> seed = DataOptions.Seed();
        Option<int> epochs = DataOptions.Epochs();
        Option<int> folds = new("--folds") { Description = "How many folds of speakers.", DefaultValueFactory = _ => 3 };
        Option<int[]> only = new("--only") { Description = "Folds to do, from 0; all if not given.", AllowMultipleArgumentsPerToken = true };
        Option<DirectoryInfo?> cache = new("--cache") { Description = "Folder to keep the folds' models in, and to take them from." };
        Option<FileInfo?> model = new("--model")
        {
            Description = "Test this model instead of training: quick, but its speakers may be among those that it was trained on.",
        };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too." };
        Option<FileInfo?> hypotheses = new("--hypotheses") { Description = "Write path, said and heard of every digit string to this file, tab-separated." };
        Command command = new("evaluate", "Measure the accuracy on speakers that the model was not trained on.")
        {
            data, corpora, seed, epochs, folds, only, cache, model, json, hypotheses,
        };
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                IReadOnlyList<Recording> recordings = DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!);
                TrainingSettings settings = new() { Seed = arguments.GetValue(seed), Epochs = arguments.GetValue(epochs) };
                int count = arguments.GetValue(folds);
                Folds division = new(recordings, count);
                Evaluator evaluator = new(Lexicon.Load(), new RecogniserOptions(), settings.Seed);
                EvaluationReport report = new();
                int[] chosen = arguments.GetValue(only) is { Length: > 0 } some ? some : [.. Enumerable.Range(0, count)];
                foreach (int fold in chosen)
                {
                    console.MarkupLineInterpolated($"[bold]fold {fold}[/] of {count}");
                    AcousticModel foldModel = arguments.GetValue(model) is { } given
                        ? AcousticModel.Read(File.ReadAllBytes(given.FullName))
                        : TrainFold(settings, [.. recordings.Where(r => division.Of(r) != fold)], arguments.GetValue(cache), $"fold-{fold}-of-{count}.ripac", console, cancel);
                    evaluator.Evaluate(foldModel, [.. recordings.Where(r => division.Of(r) == fold)], fold, report, cancel);
                }

                EvaluationTables.Print(console, report);
                if (arguments.GetValue(json) is { } jsonFile)
                {
                    File.WriteAllText(jsonFile.FullName, JsonSerializer.Serialize(report, JsonOptions));
                }

                if (arguments.GetValue(hypotheses) is { } hypothesisFile)
                {
                    File.WriteAllLines(
                        hypothesisFile.FullName,
                        report.Hypotheses.Select(h => $"{h.Path}\t{string.Join(' ', h.Said)}\t{string.Join(' ', h.Heard)}"));
                }

                return ExitCodes.Success;
            },
            cancel));
        return command;
    }

    private static AcousticModel TrainFold(
        TrainingSettings settings, IReadOnlyList<Recording> recordings, DirectoryInfo? cache, string name, IAnsiConsole console, CancellationToken cancel)
    {
        string? cached = cache is null ? null : Path.Combine(cache.FullName, name);
        if (File.Exists(cached))
        {
            return AcousticModel.Read(File.ReadAllBytes(cached));
        }

        AcousticModel model = new ModelTrainer(settings, TrainCommand.Reporter(console)).Train(recordings, cancel);
        if (cached is not null)
        {
            cache!.Create();
            TrainCommand.WriteWhole(cached, model.ToBytes());
        }

        return model;
    }
}
