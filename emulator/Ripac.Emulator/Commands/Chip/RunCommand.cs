using System.CommandLine;
using System.Globalization;
using Ripac.Chip;
using Ripac.Chip.Microcode;
using Ripac.Emulator.Session;
using Ripac.Module;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Emulator.Commands.Chip;

/// <summary><c>chip run</c>: recognises recordings on the core alone and tells what each routine cost; or steps through it.</summary>
internal sealed class RunCommand : ExplainedCommand
{
    private static readonly string[] Digits = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private readonly Argument<string[]> _recordings = new("FILE.wav")
    {
        Description = "What is recognised [default: a shipped recording]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _model = CoreOptions.Model("The acoustic model: a shipped one, or a file made by `ripac train`");

    private readonly Option<string> _grammar = new("--grammar")
    {
        Description = "digits: any digits; commands: any of the other words; or a JSGF file",
        DefaultValueFactory = _ => "digits",
    };

    private readonly Option<bool> _debug = new("--debug") { Description = "Step through the microprogram; commands come from standard input, 'help' lists them" };

    private readonly CoreOptions _core = new(CoreEngine.Microcoded);

    public RunCommand()
        : base("run", "Recognises recordings and tells the microcycles of a frame, by routine, beside the 80,000 of 10 ms.")
    {
        Arguments.Add(_recordings);
        Options.Add(_model);
        Options.Add(_grammar);
        Options.Add(_debug);
        _core.AddTo(this);
        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        """
        Examples:
          chip run                                             the digits of the shipped recording
          chip run --grammar commands stop.wav
          chip run --strict                                    as RIPAC did: discrete models, their costs looked up by the core
          printf 'break eloop\ncontinue\nactive\n' | chip run --debug

        Exit codes: 0 every frame in real time, 1 some frame late, 2 bad input, 130 interrupted.

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        string[] recordings = parsed.GetValue(_recordings) is { Length: > 0 } given ? given : [InputFiles.DefaultRecording];
        Array.ForEach(recordings, path => InputFiles.CheckRecording(path));
        AcousticModel model = AcousticModel.Read(File.ReadAllBytes(_core.ReadModel(parsed, _model)));
        CoreRecognisers cores = new(_core.Read(parsed), _core.IsStrict(parsed));
        Recogniser recogniser;
        try
        {
            recogniser = (Recogniser)cores.Create(model, ReadGrammar(parsed.GetValue(_grammar)!, model));
        }
        catch (GrammarException problem)
        {
            throw new InputException(problem.Message);
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_debug))
        {
            MicrocodedCore core = recogniser.Core as MicrocodedCore ?? throw new InputException("--debug steps through one microcoded core: --engine microcoded --cores 1");
            _ = new Debugger(core, Console.In, output, Console.IsInputRedirected ? "" : "> ");
        }

        foreach (string path in recordings)
        {
            cancellation.ThrowIfCancellationRequested();
            output.WriteLine($"{Path.GetFileName(path)}: {string.Join(' ', Recognise(recogniser, path, model, cancellation))}");
        }

        Report(output, recogniser.Core, cores.Load);
        return cores.Load.Late == 0 ? ExitCode.Met : ExitCode.NotMet;
    }

    private static Grammar ReadGrammar(string name, AcousticModel model)
    {
        string[] words = [.. model.Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name)];
        string Any(IEnumerable<string> some, string often) => $"#JSGF V1.0; grammar any; public <any> = ({string.Join(" | ", some)}){often};";
        try
        {
            string text = name switch
            {
                "digits" => Any(words.Where(Digits.Contains), "+"),
                "commands" => Any(words.Where(word => !Digits.Contains(word)), ""),
                _ => File.ReadAllText(name),
            };
            return Grammar.Parse(text, [.. model.Words.Select(word => word.Name)]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or GrammarException)
        {
            throw new InputException($"--grammar {name} is not digits, not commands, and no JSGF file: {problem.Message}");
        }
    }

    private static List<string> Recognise(Recogniser recogniser, string path, AcousticModel model, CancellationToken cancellation)
    {
        List<string> words = [];
        recogniser.Reset();
        short[] samples = SpeechFile.ReadAll(path);
        for (int at = 0; at < samples.Length; at += SpeechFile.SampleRate / 100)
        {
            cancellation.ThrowIfCancellationRequested();
            recogniser.Write(samples.AsSpan(at, Math.Min(SpeechFile.SampleRate / 100, samples.Length - at)));
            Read();
        }

        recogniser.Finish();
        Read();
        return words;

        void Read()
        {
            while (recogniser.TryRead(out Decision decision))
            {
                if (decision.Kind == DecisionKind.Final)
                {
                    words.Add(model.Words[decision.Word].Name);
                }
            }
        }
    }

    private static void Report(TextWriter output, IRipacCore core, CoreLoad load)
    {
        IEnumerable<MicrocodedCore> counting = core is CoreArray array ? array.Cores.OfType<MicrocodedCore>() : core is MicrocodedCore one ? [one] : [];
        int number = 0;
        foreach (MicrocodedCore counted in counting)
        {
            output.WriteLine($"core {number++}: a frame's");
            output.WriteLine("  routine       microcycles    waits  accesses");
            foreach ((string routine, CycleCounts counts) in counted.Routines.OrderByDescending(routine => routine.Value.Microcycles))
            {
                double frames = Math.Max(1, load.Frames);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {routine,-12}{counts.Microcycles / frames,13:0}{counts.Waits / frames,9:0}{counts.Accesses / frames,10:0}"));
            }
        }

        if (load.Counted)
        {
            output.WriteLine(load.ToString());
        }
    }
}
