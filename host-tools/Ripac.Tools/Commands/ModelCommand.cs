using System.CommandLine;
using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Acoustics.Coding;
using Ripac.Tools.Data;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac model info</c>: what a model file holds.</summary>
internal static class ModelCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Argument<string> model = new("model") { Description = "A shipped model's name, or a file.", DefaultValueFactory = _ => ModelFiles.Usual };
        Command info = new("info", "Show the words of a model file, and how it is made up.") { model };
        info.SetAction(arguments =>
        {
            Print(console, ModelFiles.Read(arguments.GetValue(model)!, out byte[] bytes), bytes);
            return ExitCodes.Success;
        });
        return new Command("model", "Look at model files.") { info };
    }

    private static void Print(IAnsiConsole console, AcousticModel model, byte[] bytes)
    {
        Table table = new Table().HideHeaders().AddColumns("what", "value");
        table.AddRow("size", $"{bytes.Length} bytes: {string.Join(", ", ModelFile.Sections(bytes).Select(section => $"{section.Tag} {section.Bytes}"))}");
        table.AddRow("front end", $"{model.FrontEnd.Bands} mel bands, {model.FrontEnd.LowestHz} to {model.FrontEnd.HighestHz} Hz");
        table.AddRow(
            "feature vector",
            $"{(2 * model.FrontEnd.Context) + 1} frames, {model.FrontEnd.Stride * 10} ms apart: {model.FrontEnd.FeatureCount} numbers");
        table.AddRow("emissions", $"{model.Emissions.Count}: {model.Emissions.Shape}");
        if (model.Emissions is NetworkEmissions network)
        {
            table.AddRow("weights", string.Join("; ", network.Layers.Select(Describe)));
        }

        table.AddRow("states", $"{model.StateCount}");
        foreach (IGrouping<string, AcousticWord> kind in model.Words.GroupBy(
            word => model.IsEnrolled(word) ? "by example" : $"{word.Kind}".ToLowerInvariant()))
        {
            table.AddRow(kind.Key, string.Join(' ', kind.Select(word => Markup.Escape($"{word.Name}({word.StateCount})"))));
        }

        console.Write(table);
    }

    /// <summary>How many different values the weights of a layer have, and how many bits each needs in the file.</summary>
    private static string Describe(NetworkLayer layer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{layer.Weights.Distinct().Count()} values, {100.0 * layer.Weights.Count(w => w == 0) / layer.Weights.Length:0} % zeros, {8.0 * LayerCoder.Encode([layer]).Length / layer.Weights.Length:0.0} bits each");
}
