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
        Command command = new("recognise", "Write what is heard in recordings; on standard error how fast, on one core.") { recordings, model, grammar };
        command.SetAction(arguments =>
        {
            AcousticModel acoustic = AcousticModel.Read(File.ReadAllBytes(arguments.GetValue(model)!.FullName));
            string text = arguments.GetValue(grammar) is { } file ? File.ReadAllText(file.FullName) : TestGrammars.Digits;
            TestRecogniser recogniser = new(acoustic, text, new RecogniserOptions());

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
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{audio:0.0} s of speech in {spent.TotalSeconds:0.00} s: {audio / spent.TotalSeconds:0}x real time"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Describe(HeardSegment segment) => segment.Decision.Kind == DecisionKind.Final
        ? string.Create(CultureInfo.InvariantCulture, $"{segment.Word} ({segment.Decision.Confidence} %)")
        : "?";
}
