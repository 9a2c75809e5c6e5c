using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Training;
using Ripac.VirtualDevice;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac train</c>: recordings in, a model file out.</summary>
internal static class TrainCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Option<DirectoryInfo> data = DataOptions.Folder();
        Option<string[]> corpora = DataOptions.Corpora();
        Option<FileInfo> output = new("--output", "-o") { Description = "The model file to write.", Required = true };
        TrainingOptions training = new();
        Command command = new("train", "Train a model on the recordings of manifests.") { data, corpora, output };
        training.AddTo(command);
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                FileInfo target = arguments.GetValue(output)!;
                IReadOnlyList<Recording> recordings = DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!);
                Train(training.Read(arguments), recordings, target.FullName, console, cancel);
                console.MarkupLineInterpolated($"[green]{target.FullName}[/]: {new FileInfo(target.FullName).Length} bytes");
                return ExitCodes.Success;
            },
            cancel));
        return command;
    }

    /// <summary>Trains a model and writes it, with a checkpoint beside it while it is not whole.</summary>
    /// <param name="settings">What can be chosen.</param>
    /// <param name="recordings">What to train on.</param>
    /// <param name="path">The model file; null = the model is not written, and a training that is cancelled is lost.</param>
    /// <param name="console">Gets a line for every step.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="TrainingStoppedException">It was cancelled, and can go on.</exception>
    public static AcousticModel Train(
        TrainingSettings settings, IReadOnlyList<Recording> recordings, string? path, IAnsiConsole console, CancellationToken cancel)
    {
        Checkpoint checkpoint = new(path is null ? null : path + ".checkpoint");
        try
        {
            AcousticModel model = new ModelTrainer(settings, Reporter(console)).Train(recordings, checkpoint, cancel);
            if (path is not null)
            {
                WholeFile.Write(path, model.ToBytes());
                checkpoint.Delete();
            }

            return model;
        }
        catch (OperationCanceledException) when (File.Exists(checkpoint.Path))
        {
            throw new TrainingStoppedException($"cancelled; the same command goes on from {checkpoint.Path}");
        }
    }

    /// <summary>Prints a line with the time.</summary>
    public static Action<string> Reporter(IAnsiConsole console) => line => console.MarkupLineInterpolated($"[grey]{DateTime.Now:HH:mm:ss}[/] {line}");
}
