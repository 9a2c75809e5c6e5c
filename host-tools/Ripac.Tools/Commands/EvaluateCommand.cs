using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ripac.Chip;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Evaluation.Conditions;
using Ripac.Tools.Evaluation.Report;
using Ripac.Tools.Training;
using Ripac.VirtualDevice;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary>
/// <c>ripac evaluate</c>: divides the recordings by speaker, trains a model for each fold on all the others, and tests it on the fold.
/// </summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    public static Command Create(IAnsiConsole console)
    {
        Option<DirectoryInfo> data = DataOptions.Folder();
        Option<string[]> corpora = DataOptions.Corpora();
        TrainingOptions training = new();
        Option<int> folds = new("--folds")
        {
            Description = "How many folds of speakers: with 4, each of FSDD's four speakers is tested alone.",
            DefaultValueFactory = _ => 4,
        };
        Option<int[]> only = new("--only") { Description = "Folds to do, from 0; all if not given.", AllowMultipleArgumentsPerToken = true };
        Option<DirectoryInfo?> cache = new("--cache") { Description = "Folder to keep the folds' models in, and to take them from." };
        Option<FileInfo?> model = new("--model")
        {
            Description = "Test this model instead of training: quick, but its speakers may be among those that it was trained on.",
        };
        Option<string[]> tested = new("--tested")
        {
            Description = "Of --corpora, those that are tested; the others only train [default: all].",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<bool> strict = new("--strict") { Description = "As RIPAC did: the core looks up what symbols cost; needs --emissions discrete." };
        Option<CoreEngine> engine = new("--engine") { Description = "What computes the core: functional, vectorised or microcoded; the words are the same." };
        Option<int> beam = new("--beam") { Description = "Paths costlier than the best by this much are dropped, 1 to 4095.", DefaultValueFactory = _ => new RecogniserOptions().Beam };
        Option<CostWidth> costs = new("--costs")
        {
            Description = "How wide the search computes, to measure what the chip's 12 and 8 bits cost: chip, widePaths, or wide (local costs too: "
                + "networks, and codebooks trained for it).",
        };
        Option<bool> clean = new("--clean") { Description = "Only the recordings as they are: no noise, levels, telephone, delays; ten times as fast." };
        Option<FileInfo?> page = new("--report") { Description = "Write a page (HTML, nothing else needed) with tables, curves, and the errors to look at and to hear." };
        Option<int> errors = new("--errors") { Description = "How many errors of each test the page shows.", DefaultValueFactory = _ => 15 };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too." };
        Option<FileInfo?> hypotheses = new("--hypotheses") { Description = "Write path, said and heard of every digit string to this file, tab-separated." };
        Command command = new("evaluate", "Measure the accuracy on speakers that the model was not trained on.")
        {
            data, corpora, folds, only, cache, model, tested, strict, engine, beam, costs, clean, page, errors, json, hypotheses,
        };
        training.AddTo(command);
        beam.Require(
            result => result.GetValue(beam) is >= 1 and <= PathCost.Unreachable || result.GetValue(costs) != CostWidth.Chip,
            "--beam must be 1 to 4095");
        costs.Require(
            result => result.GetValue(costs) == CostWidth.Chip || !(result.GetValue(strict) || result.GetValue(training.Emissions) == EmissionKind.Gaussian),
            "--costs is of the network and of discrete emissions without --strict, whose words are the same");
        strict.Require(
            result => !result.GetValue(strict) || result.GetValue(training.Emissions) == EmissionKind.Discrete, "--strict needs --emissions discrete");
        tested.Require(
            result => (result.GetValue(tested) ?? []).All((result.GetValue(corpora) ?? []).Contains),
            "--tested names corpora of --corpora");
        folds.Require(result => result.GetValue(folds) >= 1, "--folds must be 1 or more");
        only.Require(
            result => (result.GetValue(only) ?? []).All(fold => fold >= 0 && fold < result.GetValue(folds)), "--only names folds from 0 to --folds less one");
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                IReadOnlyList<Recording> recordings = DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!);
                bool fine = arguments.GetValue(costs) == CostWidth.Wide && arguments.GetValue(training.Emissions) == EmissionKind.Discrete;
                TrainingSettings settings = training.Read(arguments);
                RecogniserOptions options = new()
                {
                    Costs = arguments.GetValue(costs),
                    Strict = arguments.GetValue(strict),
                    Core = new CoreSettings { Engine = arguments.GetValue(engine) },
                    Beam = arguments.GetValue(beam),
                };
                settings = fine ? settings with { DiscreteScale = settings.DiscreteScale * (1 << options.FineBits) } : settings;
                Evaluator evaluator = new(options, settings.Seed);
                int count = arguments.GetValue(folds);
                Folds division = new(recordings, count);
                string[] testedCorpora = arguments.GetValue(tested) ?? [];
                List<UtteranceResult> results = [];
                Dictionary<int, AcousticModel> models = [];
                Speed speed = default;
                foreach (int fold in arguments.GetValue(only) is { Length: > 0 } some ? some : Enumerable.Range(0, count))
                {
                    console.MarkupLineInterpolated($"[bold]fold {fold}[/] of {count}");
                    AcousticModel foldModel = arguments.GetValue(model) is { } given
                        ? AcousticModel.Read(File.ReadAllBytes(given.FullName))
                        : TrainFold(settings, [.. recordings.Where(r => division.Of(r) != fold)], arguments.GetValue(cache), (fine ? "fine-" : "") + FoldName(fold, count, settings.Emissions), console, cancel);
                    Recording[] tested = [.. recordings.Where(r => division.Of(r) == fold && (testedCorpora.Length == 0 || testedCorpora.Contains(r.Corpus)))];
                    console.Progress().Start(progress =>
                    {
                        ProgressTask task = progress.AddTask("recognise");
                        results.AddRange(evaluator.Evaluate(
                            foldModel, tested, fold, !arguments.GetValue(clean), (done, all) => task.Value(100.0 * done / all), cancel));
                    });
                    models[fold] = foldModel;
                    speed += evaluator.MeasureSpeed(foldModel, tested);
                }

                EvaluationFigures figures = new(results, options.MinimumConfidence, speed);
                EvaluationTables.Print(console, figures);
                if (arguments.GetValue(page) is { } pageFile)
                {
                    string title = $"{arguments.GetValue(model)?.Name ?? $"{models.Count} of {count} folds"}, seed {settings.Seed}";
                    WholeFile.Write(pageFile.FullName, HtmlReport.Write($"ripac evaluate: {title}", figures, results, models, arguments.GetValue(errors)));
                }

                if (arguments.GetValue(json) is { } jsonFile)
                {
                    WholeFile.Write(jsonFile.FullName, JsonSerializer.SerializeToUtf8Bytes(figures, JsonOptions));
                }

                if (arguments.GetValue(hypotheses) is { } hypothesisFile)
                {
                    WholeFile.Write(hypothesisFile.FullName, Encoding.UTF8.GetBytes(Hypotheses(results)));
                }

                return ExitCodes.Success;
            },
            cancel));
        return command;
    }

    private static string Hypotheses(IEnumerable<UtteranceResult> results) => string.Concat(
        results.Where(result => result.Utterance.Test == Test.ConnectedDigits && result.Utterance.Condition == Condition.Clean)
            .Select(result => $"{result.Utterance.Name}\t{string.Join(' ', result.Utterance.Words)}\t{string.Join(' ', result.Heard.Select(segment => segment.Word))}\n"));

    /// <summary>The name of a fold's model in the folder of --cache.</summary>
    public static string FoldName(int fold, int count, EmissionKind emissions) =>
        $"fold-{fold}-of-{count}{(emissions == EmissionKind.Network ? "" : $"-{emissions}".ToLowerInvariant())}.ripac";

    private static AcousticModel TrainFold(
        TrainingSettings settings, IReadOnlyList<Recording> recordings, DirectoryInfo? cache, string name, IAnsiConsole console, CancellationToken cancel)
    {
        string? cached = cache is null ? null : Path.Combine(cache.FullName, name);
        if (File.Exists(cached))
        {
            return AcousticModel.Read(File.ReadAllBytes(cached));
        }

        cache?.Create();
        return TrainCommand.Train(settings, recordings, cached, console, cancel);
    }
}
