using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac recognise</c>: recordings through the recogniser alone, no device around it.</summary>
internal static class RecogniseCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        Argument<string[]> recordings = new("FILE.wav")
        {
            Description = "Each is an utterance or more; - reads a WAV from standard input, and words are written as soon as they are decided.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> model = ModelFiles.Option("The model");
        Option<FileInfo?> grammar = new("--grammar") { Description = "What may be said, as JSGF [default: digits; of a model without English digits, all its words]" };
        Option<int> nbest = new("--nbest")
        {
            Description = "Also list so many word strings for each utterance: how much dearer than the best (in 1/8 nat), words, their seconds.",
        };
        nbest.Require(result => result.GetValueOrDefault<int>() is >= 0 and <= 1_000, "--nbest is 0 to 1000");
        Option<bool> json = new("--json")
        {
            Description = "Write a JSON object a line: of a word, of speech that is no word (word: null), of an utterance's list.",
        };
        Command command = new(
            "recognise",
            "Write the words that are heard in recordings, a line each: file, begin and end in seconds, word (? = no word), confidence in percent. "
                + "On standard error how fast, on one core.")
        {
            recordings, model, grammar, nbest, json,
        };
        command.SetAction(arguments =>
        {
            AcousticModel acoustic = ModelFiles.Read(arguments.GetValue(model)!);
            string text = arguments.GetValue(grammar) is { } file ? File.ReadAllText(file.FullName) : TestGrammars.Usual(acoustic);
            List<IReadOnlyList<Hypothesis>> lists = [];
            TestRecogniser recogniser = new(acoustic, text, new RecogniserOptions { Hypotheses = arguments.GetValue(nbest) })
            {
                UtteranceDecided = lists.Add,
            };
            RecognitionWriter writer = new(Console.Out, acoustic, arguments.GetValue(json));
            Stopwatch watch = new();
            long samples = 0;
            foreach (string path in arguments.GetValue(recordings)!)
            {
                try
                {
                    using SpeechFile sound = path == StandardInput ? SpeechFile.Open(Console.OpenStandardInput()) : SpeechFile.Open(path);
                    foreach (HeardSegment segment in recogniser.Recognise(Read(sound)))
                    {
                        writer.Write(path, segment);
                        WriteLists(path);
                    }
                }
                catch (WavFormatException problem)
                {
                    throw new DataException($"{path}: {problem.Message}");
                }

                WriteLists(path);
            }

            double audio = (double)samples / SpeechFile.SampleRate;
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{audio:0.0} s of speech in {watch.Elapsed.TotalSeconds:0.00} s: {audio / watch.Elapsed.TotalSeconds:0}x real time"));
            return ExitCodes.Success;

            // The watch stands still while samples are awaited.
            Func<short[], int> Read(SpeechFile sound) => chunk =>
            {
                watch.Stop();
                int count = sound.Read(chunk);
                samples += count;
                watch.Start();
                return count;
            };

            void WriteLists(string path)
            {
                watch.Stop();
                lists.ForEach(list => writer.Write(path, list));
                lists.Clear();
            }
        });
        return command;
    }
}
