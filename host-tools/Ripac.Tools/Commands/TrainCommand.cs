using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Training;
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
        Option<int> seed = DataOptions.Seed();
        Option<int> epochs = DataOptions.Epochs();
        Command command = new("train", "Train a model on the recordings of manifests.") { data, corpora, output, seed, epochs };
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                FileInfo target = arguments.GetValue(output)!;
                IReadOnlyList<Recording> recordings = DataSet.Read(arguments.GetValue(data)!.FullName, arguments.GetValue(corpora)!);
                TrainingSettings settings = new() { Seed = arguments.GetValue(seed), Epochs = arguments.GetValue(epochs) };
                ModelTrainer trainer = new(settings, Reporter(console));
                AcousticModel model = trainer.Train(recordings, cancel);
                WriteWhole(target.FullName, model.ToBytes());
                console.MarkupLineInterpolated($"[green]{target.FullName}[/]: {new FileInfo(target.FullName).Length} bytes");
                return ExitCodes.Success;
            },
            cancel));
        return command;
    }

    /// <summary>Prints a line with the time.</summary>
    public static Action<string> Reporter(IAnsiConsole console) => line => console.MarkupLineInterpolated($"[grey]{DateTime.Now:HH:mm:ss}[/] {line}");

    /// <summary>Writes beside the target and renames: a file with its name is always whole.</summary>
    public static void WriteWhole(string path, byte[] bytes)
    {
        string partial = path + ".partial";
        File.WriteAllBytes(partial, bytes);
        File.Move(partial, path, overwrite: true);
    }
}
