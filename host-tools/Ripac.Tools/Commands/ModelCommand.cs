using System.CommandLine;
using Ripac.Speech.Acoustics;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac model info</c>: what a model file holds.</summary>
internal static class ModelCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Argument<FileInfo> file = new("file") { Description = "The model file." };
        Command info = new("info", "Show the words of a model file, and how it is made up.") { file };
        info.SetAction(arguments =>
        {
            byte[] bytes = File.ReadAllBytes(arguments.GetValue(file)!.FullName);
            Print(console, AcousticModel.Read(bytes), bytes.Length);
            return ExitCodes.Success;
        });
        return new Command("model", "Look at model files.") { info };
    }

    private static void Print(IAnsiConsole console, AcousticModel model, int bytes)
    {
        Table table = new Table().HideHeaders().AddColumns("what", "value");
        table.AddRow("size", $"{bytes} bytes");
        table.AddRow("front end", $"{model.FrontEnd.Bands} mel bands, {model.FrontEnd.LowestHz} to {model.FrontEnd.HighestHz} Hz");
        table.AddRow(
            "feature vector",
            $"{(2 * model.FrontEnd.Context) + 1} frames, {model.FrontEnd.Stride * 10} ms apart: {model.FrontEnd.FeatureCount} numbers");
        table.AddRow("emissions", $"{model.Emissions.Count}: {model.Emissions.Shape}");
        table.AddRow("states", $"{model.StateCount}");
        foreach (IGrouping<WordKind, AcousticWord> kind in model.Words.GroupBy(word => word.Kind))
        {
            table.AddRow($"{kind.Key}".ToLowerInvariant(), string.Join(' ', kind.Select(word => Markup.Escape($"{word.Name}({word.StateCount})"))));
        }

        console.Write(table);
    }
}
