using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac recognise</c>: recordings through the recogniser alone, no device around it.</summary>
internal static class RecogniseCommand
{
    public static Command Create()
    {
        Argument<string[]> recordings = new("FILE.wav") { Description = "Each is one utterance.", Arity = ArgumentArity.OneOrMore };
        Option<FileInfo> model = new("--model") { Description = "The model file.", Required = true };
        Option<FileInfo?> grammar = new("--grammar") { Description = "What may be said, as JSGF [default: digits]" };
        Option<int> nbest = new("--nbest")
        {
            Description = "Also list so many word strings for each utterance: how much dearer than the best (in 1/8 nat), words, their seconds.",
        };
        nbest.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1_000)
            {
                result.AddError("--nbest is 0 to 1000");
            }
        });
        Command command = new("recognise", "Write what is heard in recordings; on standard error how fast, on one core.") { recordings, model, grammar, nbest };
        command.SetAction(arguments =>
        {
            AcousticModel acoustic = AcousticModel.Read(File.ReadAllBytes(arguments.GetValue(model)!.FullName));
            string text = arguments.GetValue(grammar) is { } file ? File.ReadAllText(file.FullName) : TestGrammars.Digits;
            List<IReadOnlyList<Hypothesis>> lists = [];
            TestRecogniser recogniser = new(acoustic, text, new RecogniserOptions { Hypotheses = arguments.GetValue(nbest) })
            {
                UtteranceDecided = lists.Add,
            };

            double audio = 0;
            TimeSpan spent = TimeSpan.Zero;
            foreach (string path in arguments.GetValue(recordings)!)
            {
                short[] samples = SpeechFile.ReadAll(path);
                Stopwatch watch = Stopwatch.StartNew();
                IReadOnlyList<HeardSegment> segments = recogniser.Recognise(samples);
                spent += watch.Elapsed;
                audio += (double)samples.Length / SpeechFile.SampleRate;
                Console.WriteLine($"{path}\t{string.Join(' ', segments.Where(segment => segment.Decision.Kind != DecisionKind.EndOfUtterance).Select(Describe))}");
                foreach (IReadOnlyList<Hypothesis> list in lists)
                {
                    Console.WriteLine(string.Join('\n', list.Select(hypothesis => Describe(hypothesis, list[0].Cost, acoustic))));
                }

                lists.Clear();
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{audio:0.0} s of speech in {spent.TotalSeconds:0.00} s: {audio / spent.TotalSeconds:0}x real time"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Describe(Hypothesis hypothesis, long best, AcousticModel model) =>
        $"  +{hypothesis.Cost - best}\t" + string.Join(' ', hypothesis.Words.Select(word => string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Words[word.Word].Name} ({(double)word.StartSample / SpeechFile.SampleRate:0.00}-{(double)word.EndSample / SpeechFile.SampleRate:0.00})")));

    private static string Describe(HeardSegment segment) => segment.Decision.Kind == DecisionKind.Final
        ? string.Create(CultureInfo.InvariantCulture, $"{segment.Word} ({segment.Decision.Confidence} %)")
        : "?";
}
