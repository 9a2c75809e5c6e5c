using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac recognise</c>: recordings through the recogniser alone, no device around it.</summary>
internal static class RecogniseCommand
{
    private const string Digits =
        "#JSGF V1.0; grammar digits; public <digits> = ( zero | oh | one | two | three | four | five | six | seven | eight | nine )+;";

    public static Command Create()
    {
        Argument<string[]> recordings = new("FILE.wav") { Description = "Each is one utterance.", Arity = ArgumentArity.OneOrMore };
        Option<FileInfo> model = new("--model") { Description = "The model file.", Required = true };
        Option<FileInfo?> grammar = new("--grammar") { Description = "What may be said, as JSGF [default: digits]" };
        Command command = new("recognise", "Write what is heard in recordings; on standard error how fast, on one core.") { recordings, model, grammar };
        command.SetAction(arguments =>
        {
            AcousticModel acoustic = AcousticModel.Read(File.ReadAllBytes(arguments.GetValue(model)!.FullName));
            string[] words = [.. acoustic.Words.Select(word => word.Name)];
            string text = arguments.GetValue(grammar) is { } file ? File.ReadAllText(file.FullName) : Digits;
            Recogniser recogniser = new(acoustic, Grammar.Parse(text, words));

            double audio = 0;
            TimeSpan spent = TimeSpan.Zero;
            foreach (string path in arguments.GetValue(recordings)!)
            {
                short[] samples = SpeechFile.ReadAll(path);
                Stopwatch watch = Stopwatch.StartNew();
                List<Decision> decisions = Recognise(recogniser, samples);
                spent += watch.Elapsed;
                audio += (double)samples.Length / SpeechFile.SampleRate;
                Console.WriteLine($"{path}\t{string.Join(' ', decisions.Select(decision => Describe(decision, words)))}");
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{audio:0.0} s of speech in {spent.TotalSeconds:0.00} s: {audio / spent.TotalSeconds:0}x real time"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static List<Decision> Recognise(Recogniser recogniser, short[] samples)
    {
        List<Decision> decisions = [];
        recogniser.Reset();
        for (int i = 0; i < samples.Length; i += SpeechFile.SampleRate)
        {
            recogniser.Write(samples.AsSpan(i, Math.Min(SpeechFile.SampleRate, samples.Length - i)));
            Take();
        }

        recogniser.Finish();
        Take();
        return decisions;

        void Take()
        {
            while (recogniser.TryRead(out Decision decision))
            {
                if (decision.Kind is DecisionKind.Final or DecisionKind.Rejected)
                {
                    decisions.Add(decision);
                }
            }
        }
    }

    private static string Describe(Decision decision, string[] words) => decision.Kind == DecisionKind.Final
        ? string.Create(CultureInfo.InvariantCulture, $"{words[decision.Word]} ({decision.Confidence} %)")
        : "?";
}
