using System.CommandLine;
using Ripac.Chip;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Commands;

/// <summary>The options that say which cores the coprocessor has.</summary>
internal sealed class CoreOptions
{
    private readonly Option<CoreEngine> _engine;

    private readonly Option<int> _cores = new("--cores") { Description = "Cores that share the vocabulary, 1 to 64", DefaultValueFactory = _ => 1 };

    private readonly Option<int> _memoryCycle = new("--memory-cycle")
    {
        Description = "Microcycles of an external memory access of the microcoded engine, 1 to 16",
        DefaultValueFactory = _ => new CoreSettings().MemoryCycle,
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "As RIPAC did: the core gets symbols and looks their costs up; needs a model with discrete emissions",
    };

    /// <param name="engine">What computes if nothing is said.</param>
    public CoreOptions(CoreEngine engine = CoreEngine.Functional)
    {
        _engine = new("--engine")
        {
            Description = "What computes the core: functional, vectorised, or microcoded, which counts its cycles; the words are the same",
            DefaultValueFactory = _ => engine,
        };
        RequireRange(_cores, CoreArray.MostCores);
        RequireRange(_memoryCycle, 16);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_engine);
        AddSizesTo(command);
        command.Options.Add(_strict);
    }

    /// <summary>Only what a command needs whose engine and local costs are given.</summary>
    public void AddSizesTo(Command command)
    {
        command.Options.Add(_cores);
        command.Options.Add(_memoryCycle);
    }

    public CoreSettings Read(ParseResult parsed) => new()
    {
        Engine = parsed.GetValue(_engine),
        Cores = parsed.GetValue(_cores),
        MemoryCycle = parsed.GetValue(_memoryCycle),
    };

    public bool IsStrict(ParseResult parsed) => parsed.GetValue(_strict);

    /// <summary>An option for the model, whose default depends on <c>--strict</c>.</summary>
    /// <param name="description">What the model is for.</param>
    public static Option<string?> Model(string description) => new("--model")
    {
        Description = $"{description} [default: {InputFiles.DefaultModel}; with --strict {InputFiles.DefaultStrictModel}]",
        HelpName = "name or file",
    };

    /// <summary>The file of the model that is to be used.</summary>
    /// <exception cref="InputException">It cannot be used.</exception>
    public string ReadModel(ParseResult parsed, Option<string?> model)
    {
        bool strict = IsStrict(parsed);
        return InputFiles.CheckModel(parsed.GetValue(model) ?? (strict ? InputFiles.DefaultStrictModel : InputFiles.DefaultModel), strict);
    }

    private static void RequireRange(Option<int> option, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < 1 || value > most))
        {
            result.AddError($"{option.Name} takes a number from 1 to {most}, not {value}.");
        }
    });
}
