using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Training;

namespace Ripac.Tools.Commands;

/// <summary>What can be chosen about a model, by options of the commands that train.</summary>
internal sealed class TrainingOptions
{
    private const int MostUnits = 1_024;
    private const int MostTeachers = 16;

    private static readonly TrainingSettings Defaults = new();

    private readonly Option<int> _seed = DataOptions.Seed();

    private readonly Option<int> _epochs = new("--epochs")
    {
        Description = "How often the network sees every recording.",
        DefaultValueFactory = _ => Defaults.Epochs,
    };

    private readonly Option<FileInfo?> _lexicon = DataOptions.Lexicon();

    private readonly Option<double> _loss = DataOptions.Loss();

    private readonly Option<int[]> _units = new("--units")
    {
        Description = $"Units of the network's {Defaults.Hidden.Count} hidden layers.",
        DefaultValueFactory = _ => [.. Defaults.Hidden.Select(layer => layer.Units)],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _teachers = new("--teachers")
    {
        Description = "Networks that are trained first, for the model's to learn from, 0 to 16: each takes as long again.",
        DefaultValueFactory = _ => Defaults.Teachers,
    };

    private readonly Option<int> _states = new("--states")
    {
        Description = "States of a phone in a word, 1 to 6; a diphthong has two more.",
        DefaultValueFactory = _ => Defaults.PhoneStates,
    };

    private readonly Option<int> _gaussians = new("--gaussians")
    {
        Description = "Gaussians of a state at most: 1, 2, 4 .. 64.",
        DefaultValueFactory = _ => Defaults.Gaussians,
    };

    private readonly Option<int> _codewords = new("--codewords")
    {
        Description = "Codewords of a discrete model's codebooks, 4 to 256; that of the energy has a quarter.",
        DefaultValueFactory = _ => Defaults.Codewords,
    };

    public TrainingOptions()
    {
        _loss.Description += " 0: the weights stay as fine as 8 bits allow.";
        _epochs.Require(result => result.GetValue(_epochs) >= 1, "--epochs must be 1 or more");
        _loss.Require(result => result.GetValue(_loss) >= 0, "--loss must be 0 or more");
        _units.Require(
            result => result.GetValue(_units)?.Length == Defaults.Hidden.Count && result.GetValue(_units)!.All(units => units is >= 1 and <= MostUnits),
            $"--units wants {Defaults.Hidden.Count} numbers from 1 to {MostUnits}");
        _teachers.Require(result => result.GetValue(_teachers) is >= 0 and <= MostTeachers, $"--teachers must be 0 to {MostTeachers}");
        _states.Require(result => result.GetValue(_states) is >= 1 and <= 6, "--states must be 1 to 6");
        _gaussians.Require(result => result.GetValue(_gaussians) is 1 or 2 or 4 or 8 or 16 or 32 or 64, "--gaussians must be 1, 2, 4, 8, 16, 32 or 64");
        _codewords.Require(result => result.GetValue(_codewords) is >= 4 and <= 256, "--codewords must be 4 to 256");
    }

    /// <summary>What gives the states their costs.</summary>
    public Option<EmissionKind> Emissions { get; } = DataOptions.Emissions();

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_lexicon, _seed, Emissions, _epochs, _loss, _units, _teachers, _states, _gaussians, _codewords])
        {
            command.Add(option);
        }
    }

    /// <summary>What was chosen.</summary>
    public TrainingSettings Read(ParseResult arguments) => Defaults with
    {
        Seed = arguments.GetValue(_seed),
        Lexicon = DataOptions.Lexicon(arguments.GetValue(_lexicon)),
        Emissions = arguments.GetValue(Emissions),
        Epochs = arguments.GetValue(_epochs),
        CompressionLoss = arguments.GetValue(_loss),
        Hidden = [.. Defaults.Hidden.Zip(arguments.GetValue(_units)!, (layer, units) => layer with { Units = units })],
        Teachers = arguments.GetValue(_teachers),
        PhoneStates = arguments.GetValue(_states),
        Gaussians = arguments.GetValue(_gaussians),
        Codewords = arguments.GetValue(_codewords),
    };
}
