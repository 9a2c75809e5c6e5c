using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Compression;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Training;
using Ripac.VirtualDevice;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac compress</c>: a model with coarser weights, in fewer bytes.</summary>
internal static class CompressCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Argument<FileInfo> input = new("model") { Description = "The model file. Best one that was not compressed yet: ripac train --loss 0." };
        Option<FileInfo> output = new("--output", "-o") { Description = "The model file to write.", Required = true };
        Option<DirectoryInfo> data = DataOptions.Folder();
        Option<string[]> corpora = DataOptions.Corpora();
        Option<double> loss = DataOptions.Loss();
        Option<int> codebook = new("--codebook") { Description = "So many different weights in a layer, found by k-means, in place of equal steps; 0: steps." };
        Option<double> prune = new("--prune") { Description = "At least this part of the weights becomes 0: 0 to 0.99." };
        Option<int> rank = new("--rank") { Description = "Make two layers of the first, with so many numbers between them; 0: leave it." };
        Option<int> folds = new("--folds") { Description = "With --without: how many folds of speakers there are.", DefaultValueFactory = _ => 4 };
        Option<int?> without = new("--without") { Description = "Leave out the recordings of this fold, from 0: the model is to be tested on them." };
        Command command = new("compress", "Make a model smaller: coarser weights and more zeros, by the recordings that it is to hear.")
        {
            input, output, data, corpora, loss, codebook, prune, rank, folds, without,
        };
        loss.Require(result => result.GetValue(loss) > 0, "--loss must be more than 0");
        codebook.Require(result => result.GetValue(codebook) is 0 or (>= 2 and <= 255), "--codebook must be 2 to 255, or 0");
        prune.Require(result => result.GetValue(prune) is >= 0 and <= 0.99, "--prune must be 0 to 0.99");
        rank.Require(result => result.GetValue(rank) is >= 0 and <= 255, "--rank must be 0 to 255");
        folds.Require(result => result.GetValue(folds) >= 1, "--folds must be 1 or more");
        without.Require(
            result => result.GetValue(without) >= 0 && result.GetValue(without) < result.GetValue(folds), "--without names a fold from 0 to --folds less one");
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                byte[] bytes = File.ReadAllBytes(arguments.GetValue(input)!.FullName);
                AcousticModel model = AcousticModel.Read(bytes);
                if (model.Emissions is not NetworkEmissions network)
                {
                    throw new DataException($"only networks can be compressed; the emissions of this model are: {model.Emissions.Shape}");
                }

                if (model.Mixtures.Count > 0)
                {
                    throw new DataException("the model has enrolled words, which belong to its weights: compress the model without them, then enrol again");
                }

                IReadOnlyList<Recording> recordings = DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!);
                if (arguments.GetValue(without) is { } fold)
                {
                    Folds division = new(recordings, arguments.GetValue(folds));
                    recordings = [.. recordings.Where(recording => division.Of(recording) != fold)];
                }

                CompressionSettings settings = new()
                {
                    Loss = arguments.GetValue(loss),
                    Codebook = arguments.GetValue(codebook),
                    Prune = arguments.GetValue(prune),
                    Rank = arguments.GetValue(rank),
                };
                Action<string> report = TrainCommand.Reporter(console);
                report($"{recordings.Count} recordings to go by");
                short[] features = CalibrationFeatures.Of(recordings, model.FrontEnd, cancel);
                NetworkLayer[] layers = NetworkCompressor.Compress(network.Layers, features, settings, report);
                byte[] compressed = (model with { Emissions = new NetworkEmissions(layers) }).ToBytes();
                string path = arguments.GetValue(output)!.FullName;
                WholeFile.Write(path, compressed);
                console.MarkupLineInterpolated($"[green]{path}[/]: {compressed.Length} bytes, from {bytes.Length}");
                return ExitCodes.Success;
            },
            cancel));
        return command;
    }
}
