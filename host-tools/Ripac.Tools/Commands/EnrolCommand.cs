using System.CommandLine;
using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Features;
using Ripac.Speech.Templates;
using Ripac.Tools.Data;
using Ripac.Tools.Words;
using Ripac.VirtualDevice;
using Spectre.Console;

namespace Ripac.Tools.Commands;

/// <summary><c>ripac enrol</c>: a word by example, from a few recordings of who will say it.</summary>
internal static class EnrolCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Argument<string[]> recordings = new("TAKE.wav")
        {
            Description = "Recordings of the word, in any language, said once or more in each: 1 to 3 utterances in all.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> model = ModelFiles.Option("The model that gets the word");
        Option<string> word = new("--word") { Description = "What grammars call it: a-z, 0-9, - and '.", Required = true };
        Option<FileInfo> output = new("--output", "-o") { Description = "The model file to write.", Required = true };
        Command command = new("enrol", "Add a word to a model by example: a template of 1 to 3 utterances.") { recordings, model, word, output };
        command.SetAction(arguments =>
        {
            AcousticModel acoustic = ModelFiles.Read(arguments.GetValue(model)!);
            string name = arguments.GetValue(word)!;
            WordNames.Check(acoustic, name);
            WordTemplate template = Enrol(console, acoustic, name, arguments.GetValue(recordings)!);
            AcousticModel enrolled = acoustic.With(template);
            WholeFile.Write(arguments.GetValue(output)!.FullName, enrolled.ToBytes());
            console.WriteLine($"{arguments.GetValue(output)!.FullName}: '{name}' added, {template.States.Count} states, {template.ToBytes(acoustic).Length} bytes");
            return ExitCodes.Success;
        });
        return command;
    }

    private static WordTemplate Enrol(IAnsiConsole console, AcousticModel model, string name, string[] paths)
    {
        Enrolment enrolment = new(model, name);
        TakeRecorder recorder = new(model);
        int refused = 0;
        foreach (string path in paths)
        {
            recorder.Reset();
            recorder.Write(SpeechFile.ReadAll(path));
            recorder.Finish();
            bool silent = true;
            for (; recorder.TryRead(out Take? take); silent = false)
            {
                TakeReport report = enrolment.Add(take!);
                refused += report.Outcome == TakeOutcome.Accepted ? 0 : 1;
                double start = (double)take!.StartSample / FrontEndSettings.SampleRate;
                console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{path} at {start:0.00} s, {take.Frames * 10} ms: {Describe(report, model, enrolment.Accepted)}"));
            }

            if (silent)
            {
                refused++;
                console.WriteLine($"{path}: no speech in it");
            }
        }

        return refused == 0
            ? enrolment.Build()
            : throw new DataException($"{refused} of the takes cannot be used; record them again or leave them out. Nothing was written");
    }

    private static string Describe(TakeReport report, AcousticModel model, int accepted) => report.Outcome switch
    {
        TakeOutcome.Accepted when report.Distance < 0 => "taken",
        TakeOutcome.Accepted => $"taken; {report.Distance} from the others",
        TakeOutcome.TooShort => "too short to be a word, 200 ms at least",
        TakeOutcome.TooLong => $"too long for a word, {TakeRecorder.MostFrames * 10} ms at most",
        TakeOutcome.Clipped => "clipped: speak more softly, or turn the microphone down",
        TakeOutcome.Noisy => "hardly louder than the background, which must be 10 dB below it",
        TakeOutcome.Disagrees => $"unlike the {(accepted == 1 ? "take" : "takes")} before it ({report.Distance}, {Enrolment.LargestDistance} at most): is it the same word?",
        TakeOutcome.TooLikeWord => $"too like the word '{model.Words[report.Word].Name}', which the model has: choose another word",
        _ => $"not needed: {Enrolment.MaximumTakes} are enough",
    };
}
