using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Synthesis;
using Ripac.Tools.Words;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac word add</c>: words that nobody recorded, as the synthesisers of this computer say them.</summary>
internal static class WordCommand
{
    private const int MostRecordings = 1_500;

    /// <summary>Part of the examples of a word heard as another from which on the two are called too like each other.</summary>
    private const double TooLike = 0.1;

    public static Command Create(IAnsiConsole console)
    {
        Argument<string[]> typed = new("WORD")
        {
            Description = "A word as grammars name it (luce), or name=spoken where that differs (si=sì).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<FileInfo?> file = new("--words") { Description = "A file of more words, one a line." };
        Option<string> language = SynthesisOptions.Language();
        Option<FileInfo> model = new("--model") { Description = "The model file that gets the words; it is left as it is.", Required = true };
        Option<FileInfo> output = new("--output", "-o") { Description = "The model file to write.", Required = true };
        Option<DirectoryInfo?> data = new("--data") { Description = "Recordings (as for train) that the words must not be heard in, besides what is synthesised." };
        Option<string[]> corpora = DataOptions.Corpora();
        Option<int> voices = new("--voices") { Description = "How many voices at most.", DefaultValueFactory = _ => new WordSettings().Voices };
        Option<int> takes = new("--takes") { Description = "How often every voice says each word.", DefaultValueFactory = _ => new WordSettings().Takes };
        Option<bool> replace = new("--replace") { Description = "The words take the place of those that the model has." };
        Option<int> seed = DataOptions.Seed();
        Command add = new("add", "Add words to a model: synthesised by every voice there is, trained beside what the model knows.")
        {
            typed, file, language, model, output, data, corpora, voices, takes, replace, seed,
        };
        add.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                AcousticModel old = AcousticModel.Read(File.ReadAllBytes(arguments.GetValue(model)!.FullName));
                old = arguments.GetValue(replace) ? VocabularyEraser.Erase(old) : old;
                IReadOnlyList<NewWord> words = ReadWords(old, arguments.GetValue(typed)!, arguments.GetValue(file));
                WordSettings settings = new() { Seed = arguments.GetValue(seed), Voices = arguments.GetValue(voices), Takes = arguments.GetValue(takes) };
                Action<string> report = TrainCommand.Reporter(console);
                (IReadOnlyList<LabelledSpeech> training, IReadOnlyList<LabelledSpeech> keptOut) = new WordSpeech(old, settings).Say(
                    words,
                    arguments.GetValue(language)!,
                    (done, all) =>
                    {
                        if (done % 500 == 0)
                        {
                            report($"{done} of {all} utterances spoken");
                        }
                    },
                    cancel);
                report($"{VoicesOf(training)} voices say {training.Count} utterances, {VoicesOf(keptOut)} voices kept out {keptOut.Count}");

                List<short[]> noises = [];
                if (arguments.GetValue(data) is { } folder)
                {
                    IReadOnlyList<Recording> recordings = DataSet.Read(folder.FullName, arguments.GetValue(corpora)!);
                    noises.AddRange(recordings.Where(recording => recording.Words is { Count: 0 }).Select(recording => recording.ReadSamples()));
                    IReadOnlyList<LabelledSpeech> others = OthersOf(recordings, words, old, settings.Seed);
                    training = [.. training, .. others];
                    report($"{others.Count} recordings, {noises.Count} noises");
                }

                string[] names = [.. words.Select(word => word.Name)];
                AcousticModel larger = new WordTrainer(old, settings, report).Add(names, training, noises, cancel);
                byte[] bytes = larger.ToBytes();
                TrainCommand.WriteWhole(arguments.GetValue(output)!.FullName, bytes);
                console.MarkupLineInterpolated($"[green]{arguments.GetValue(output)!.FullName}[/]: {bytes.Length} bytes");
                PrintWords(console, WordFigures.OfWords(larger, [.. keptOut.Where(one => one.Words.Count == 1)], cancel), names);
                PrintStrings(console, WordFigures.OfStrings(larger, names, [.. keptOut.Where(one => one.Words.Count > 1)], cancel));
                return ExitCodes.Success;
            },
            cancel));
        return new Command("word", "Words of one's own.") { add };
    }

    private static IReadOnlyList<NewWord> ReadWords(AcousticModel model, string[] typed, FileInfo? file)
    {
        string[] lines = file is null ? [] : [.. File.ReadAllLines(file.FullName).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        NewWord[] words = [.. typed.Concat(lines).Select(NewWord.Parse)];
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

    /// <summary>What is said in recordings without any of the new words.</summary>
    private static IReadOnlyList<LabelledSpeech> OthersOf(IReadOnlyList<Recording> recordings, IReadOnlyList<NewWord> words, AcousticModel model, int seed)
    {
        HashSet<string> names = [.. words.SelectMany(word => new[] { word.Name, word.Spoken })];
        Recording[] others = [.. recordings.Where(recording => recording.Words is null || (recording.Words.Count > 0 && !recording.Words.Any(names.Contains)))];
        new Random(seed).Shuffle(others);
        return
        [
            .. others.Take(MostRecordings).AsParallel().AsOrdered()
                .Select(recording => LabelledSpeech.Of(recording.Speaker, [""], recording.ReadSamples(), model.FrontEnd)),
        ];
    }

    private static int VoicesOf(IReadOnlyList<LabelledSpeech> said) => said.Select(one => one.Speaker).Distinct().Count();

    private static void PrintWords(IAnsiConsole console, IReadOnlyList<WordFigures> figures, string[] names)
    {
        Table table = new Table().Title("said alone by synthetic voices kept out of training; any word of the model may be said")
            .AddColumns("word", "said", "right", "rejected", "heard as");
        foreach (WordFigures one in figures)
        {
            (string Word, int Times)[] heardAs = [.. one.HeardAs.Where(other => names.Contains(one.Word) || names.Contains(other.Word))];
            if (one.Word.Length == 0 || names.Contains(one.Word) || heardAs.Length > 0)
            {
                table.AddRow(
                    one.Word.Length > 0 ? one.Word : "other words",
                    $"{one.Said}",
                    one.Word.Length > 0 ? $"{(double)one.Right / one.Said:P1}" : "",
                    $"{one.Rejected}",
                    string.Join(", ", heardAs.Take(5).Select(other => $"{other.Word} {other.Times}")));
            }
        }

        console.Write(table);
        foreach (WordFigures one in figures.Where(one => one.Word.Length > 0))
        {
            foreach ((string word, int times) in one.HeardAs.Where(
                other => (names.Contains(one.Word) || names.Contains(other.Word)) && other.Times > TooLike * one.Said))
            {
                console.MarkupLineInterpolated($"[yellow]{one.Word} is too like {word}[/]: {times} of {one.Said} are heard as {word}; choose another word for one of them");
            }
        }
    }

    private static void PrintStrings(IAnsiConsole console, WordErrors errors)
    {
        if (errors.Words > 0)
        {
            console.MarkupLineInterpolated(
                $"said in strings by the same voices: {errors.Rate:P1} of {errors.Words} words wrong ({errors.Substitutions} substituted, {errors.Deletions} not heard, {errors.Insertions} too many), {errors.StringRate:P1} of {errors.Strings} strings");
        }
    }
}
