using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Words;
using Ripac.VirtualDevice;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac word add</c>: words that nobody recorded, as the synthesisers of this computer say them.</summary>
internal static class WordCommand
{

    public static Command Create(IAnsiConsole console)
    {
        Argument<string[]> typed = new("WORD")
        {
            Description = "A word as grammars name it (luce), or name=spoken where that differs (si=sì).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<FileInfo?> file = new("--words") { Description = "A file of more words, one a line." };
        Option<string> language = SynthesisOptions.Language();
        Option<string> model = ModelFiles.Option("The model that gets the words; it stays as it is");
        Option<FileInfo> output = new("--output", "-o") { Description = "The model file to write.", Required = true };
        Option<DirectoryInfo?> data = new("--data")
        {
            Description = "Recordings (as for train) that the words must not be heard in, besides what is synthesised.",
        };
        Option<string[]> corpora = DataOptions.Corpora();
        WordSettings usual = new();
        Option<int> voices = new("--voices") { Description = "How many voices at most.", DefaultValueFactory = _ => usual.Voices };
        Option<int> takes = new("--takes") { Description = "How often every voice says each word.", DefaultValueFactory = _ => usual.Takes };
        Option<DirectoryInfo?> cache = new("--cache") { Description = "Folder to keep what was spoken in, and to take it from." };
        Option<bool> replace = new("--replace") { Description = "The words take the place of those that the model has." };
        Option<int> seed = DataOptions.Seed();
        Command add = new("add", "Add words to a model: synthesised by every voice there is, trained beside what the model knows.")
        {
            typed, file, language, model, output, data, corpora, voices, takes, cache, replace, seed,
        };
        add.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                WordSettings settings = new()
                {
                    Seed = arguments.GetValue(seed),
                    Voices = arguments.GetValue(voices),
                    Takes = arguments.GetValue(takes),
                };
                AcousticModel old = ModelFiles.Read(arguments.GetValue(model)!);
                old = arguments.GetValue(replace) ? VocabularyEraser.Erase(old) : old;
                IReadOnlyList<NewWord> words = ReadWords(old, arguments.GetValue(typed)!, arguments.GetValue(file));
                string[] names = [.. words.Select(word => word.Name)];

                Action<string> report = TrainCommand.Reporter(console);
                (IReadOnlyList<LabelledSpeech> training, IReadOnlyList<LabelledSpeech> keptOut) = new WordSpeech(old, settings, arguments.GetValue(cache)?.FullName).Say(
                    words, arguments.GetValue(language)!, Progress(report), cancel);
                report($"{VoicesOf(training)} voices say {training.Count} utterances, {VoicesOf(keptOut)} voices kept out {keptOut.Count}");
                OtherRecordings others = OtherRecordings.None;
                if (arguments.GetValue(data) is { } folder)
                {
                    IReadOnlyList<Recording> recordings = DataSet.Read(folder.FullName, arguments.GetValue(corpora)!);
                    others = OtherRecordings.Read(recordings, words, old.FrontEnd, settings.Seed);
                    report($"{others.Speech.Count} recordings of other words, {others.Noises.Count} noises");
                }

                AcousticModel larger = new WordTrainer(old, settings, report).Add(names, [.. training, .. others.Speech], others.Noises, cancel);
                FileInfo target = arguments.GetValue(output)!;
                byte[] bytes = larger.ToBytes();
                WholeFile.Write(target.FullName, bytes);
                console.MarkupLineInterpolated($"[green]{target.FullName}[/]: {bytes.Length} bytes");
                LabelledSpeech[] alone = [.. keptOut.Where(one => one.Words.Count == 1)];
                LabelledSpeech[] strings = [.. keptOut.Where(one => one.Words.Count > 1)];
                WordTables.Print(console, WordFigures.OfWords(larger, alone, cancel), names);
                WordTables.Print(console, WordFigures.OfStrings(larger, names, strings, cancel));
                return ExitCodes.Success;
            },
            cancel));
        return new Command("word", "Words of one's own.") { add };
    }

    private static Action<int, int> Progress(Action<string> report) => (done, all) =>
    {
        if (done % 500 == 0)
        {
            report($"{done} of {all} utterances spoken");
        }
    };

    private static IReadOnlyList<NewWord> ReadWords(AcousticModel model, string[] typed, FileInfo? file)
    {
        IEnumerable<string> lines = file is null ? [] : File.ReadAllLines(file.FullName).Select(line => line.Trim());
        NewWord[] words = [.. typed.Concat(lines.Where(line => line.Length > 0 && line[0] != '#')).Select(NewWord.Parse)];
        foreach (NewWord word in words)
        {
            WordNames.Check(model, word.Name);
        }

        return words.Length == 0
            ? throw new DataException("no word to add; type some, or give --words FILE")
            : words.GroupBy(word => word.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? throw new DataException($"'{twice.Key}' is given twice")
                : words;
    }

    private static int VoicesOf(IReadOnlyList<LabelledSpeech> said) => said.Select(one => one.Speaker).Distinct().Count();
}
