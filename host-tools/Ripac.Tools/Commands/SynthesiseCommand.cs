using System.CommandLine;
using Ripac.Tools.Synthesis;
using Ripac.Tools.Words;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac synthesise</c>: recordings said by the speech synthesisers of this computer, as a corpus for training.</summary>
internal static class SynthesiseCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Option<string> language = SynthesisOptions.Language();
        Option<string[]> words = new("--words")
        {
            Description = "Words to be said alone, once by every voice.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string[]> strings = new("--strings")
        {
            Description = "Words to be said in strings of 3 to 7, as digits are.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int> perVoice = new("--per-voice") { Description = "Strings of every voice.", DefaultValueFactory = _ => 10 };
        Option<int> others = new("--others") { Description = "So many strings of other everyday words of every voice, accents left out: what the words are not." };
        Option<int> voices = new("--voices") { Description = "How many voices at most.", DefaultValueFactory = _ => 120 };
        Option<int> accents = new("--accents")
        {
            Description = "So many voices of each other language say the words too, with its accent: digits and commands, English only.",
        };
        Option<string[]> like = new("--like")
        {
            Description = "Only voices with one of these texts in their name.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [""],
        };
        Option<DirectoryInfo> output = new("--output", "-o") { Description = "The folder to make: wav/ and manifest.tsv.", Required = true };
        Option<int> seed = DataOptions.Seed();
        Command command = new("synthesise", "Make recordings with espeak-ng, festival and flite, as extra speakers for train --corpora.")
        {
            language, words, strings, perVoice, others, voices, accents, like, output, seed,
        };
        command.SetAction((arguments, cancel) => Task.Run(
            () =>
            {
                string[] alone = arguments.GetValue(words)!;
                string[] inStrings = arguments.GetValue(strings)!;
                SyntheticCorpus corpus = new(
                    alone,
                    inStrings,
                    inStrings.Length > 0 ? arguments.GetValue(perVoice) : 0,
                    [.. OtherWords.Of(arguments.GetValue(language)!).Except([.. alone, .. inStrings])],
                    arguments.GetValue(others),
                    arguments.GetValue(seed));
                if (alone.Length + inStrings.Length == 0)
                {
                    throw new SynthesisException("nothing to say; give --words or --strings");
                }

                IReadOnlyList<Voice> Speakers(string spoken, int count) => Voices.Choose(
                    [.. Voices.Of(spoken, cancel).Where(voice => arguments.GetValue(like)!.Any(voice.Speaker.Contains))], count, new Random(corpus.Seed));
                Voice[] speakers =
                [
                    .. Speakers(arguments.GetValue(language)!, arguments.GetValue(voices)),
                    .. arguments.GetValue(accents) == 0 ? [] : Accents.Load().SelectMany(accent =>
                        Speakers(accent.Key, arguments.GetValue(accents)).Select(voice => voice with { Spelling = accent.Value })),
                ];
                string folder = arguments.GetValue(output)!.FullName;
                Action<string> report = TrainCommand.Reporter(console);
                corpus.Write(
                    speakers,
                    folder,
                    done =>
                    {
                        if (done % 10 == 0 || done == speakers.Length)
                        {
                            report($"{done} of {speakers.Length} voices");
                        }
                    },
                    cancel);
                console.MarkupLineInterpolated($"[green]{folder}[/]: {speakers.Length} voices");
                return ExitCodes.Success;
            },
            cancel));
        return command;
    }
}
