using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Evaluation.Calibration;
using Ripac.VirtualDevice;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary>
/// <c>ripac calibrate</c>: makes the confidence of models say how often words are right, by what the folds' models heard from speakers
/// that they were not trained on.
/// </summary>
internal static class CalibrateCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Option<DirectoryInfo> data = DataOptions.Folder();
        Option<string[]> corpora = DataOptions.Corpora();
        Option<int> seed = DataOptions.Seed();
        Option<EmissionKind> emissions = DataOptions.Emissions();
        emissions.Description = "Of the folds' models, as given to evaluate.";
        Option<int> folds = new("--folds") { Description = "How many folds of speakers, as given to evaluate.", DefaultValueFactory = _ => 4 };
        Option<DirectoryInfo> cache = new("--cache")
        {
            Description = "Folder with the folds' models, made by evaluate. Each is calibrated by the words of the other folds.",
            Required = true,
        };
        Option<FileInfo?> model = new("--model") { Description = "A model trained on all speakers: it is calibrated by the words of all folds." };
        Command command = new("calibrate", "Make confidence say how often words are right.") { data, corpora, seed, emissions, folds, cache, model };
        folds.Require(result => result.GetValue(folds) >= 2, "--folds must be 2 or more");
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                int count = arguments.GetValue(folds);
                int seedOfFit = arguments.GetValue(seed);
                string folder = arguments.GetValue(cache)!.FullName;
                EmissionKind kind = arguments.GetValue(emissions);
                string[] paths = [.. Enumerable.Range(0, count).Select(fold => Path.Combine(folder, EvaluateCommand.FoldName(fold, count, kind)))];
                AcousticModel[] models = [.. paths.Select(ReadFold)];
                FileInfo? whole = arguments.GetValue(model);
                AcousticModel? wholeModel = whole is null ? null : AcousticModel.Read(File.ReadAllBytes(whole.FullName));

                IReadOnlyList<Recording> recordings = DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!);
                Folds division = new(recordings, count);
                CalibrationSet set = new(seedOfFit);
                Action<string> report = TrainCommand.Reporter(console);
                List<JudgedWord> words = [];
                for (int fold = 0; fold < count; fold++)
                {
                    words.AddRange(set.Judge(models[fold], [.. recordings.Where(r => division.Of(r) == fold)], fold, cancel));
                    report($"fold {fold} of {count} heard: {words.Count(word => word.Right)} words right, {words.Count(word => !word.Right)} wrong");
                }

                ConfidenceMeasure[] measures = new ConfidenceMeasure[count + 1];
                Parallel.For(0, measures.Length, new ParallelOptions { CancellationToken = cancel }, fold =>
                    measures[fold] = ConfidenceFit.Fit([.. words.Where(word => word.Fold != fold)], seedOfFit, cancel)); // the last: of all folds
                for (int fold = 0; fold < count; fold++)
                {
                    WholeFile.Write(paths[fold], (models[fold] with { Confidence = measures[fold] }).ToBytes());
                }

                if (whole is not null)
                {
                    WholeFile.Write(whole.FullName, (wholeModel! with { Confidence = measures[count] }).ToBytes());
                    console.MarkupLineInterpolated($"[green]{whole.FullName}[/] is calibrated");
                }

                return ExitCodes.Success;
            },
            cancel));
        return command;
    }

    private static AcousticModel ReadFold(string path) => File.Exists(path)
        ? AcousticModel.Read(File.ReadAllBytes(path))
        : throw new DataException($"{path} does not exist; ripac evaluate --cache with the same folds and emissions makes it");
}
