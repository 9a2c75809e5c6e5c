using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;
using Ripac.Tools.Training;

namespace Ripac.Tools.Commands;

/// <summary>Options that several commands share.</summary>
internal static class DataOptions
{
    public static Option<DirectoryInfo> Folder() => new("--data")
    {
        Description = "Folder whose sub-folders hold a manifest.tsv and its recordings.",
        Required = true,
    };

    public static Option<string[]> Corpora() => new("--corpora")
    {
        Description = "The sub-folders to use.",
        DefaultValueFactory = _ => ["an4", "fsdd", "speech_commands", "wake_words", "other_speech", "noise"],
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<FileInfo?> Lexicon() => new("--lexicon")
    {
        Description = "A pronunciation lexicon of your own: on each line a word and its phones, the model's words first, then an empty line, then any others.",
    };

    /// <summary>The lexicon that was given, or that of the program.</summary>
    public static Lexicon Lexicon(FileInfo? given) => given is null ? Data.Lexicon.Load() : Data.Lexicon.Read(given.FullName);

    public static Option<int> Seed() => new("--seed")
    {
        Description = "Where all random numbers come from: the same seed gives the same bytes.",
        DefaultValueFactory = _ => 1,
    };

    public static Option<double> Loss() => new("--loss")
    {
        Description = "How coarse the network's weights may be: the divergence of its outputs that this causes, in nats a frame.",
        DefaultValueFactory = _ => new TrainingSettings().CompressionLoss,
    };

    public static Option<EmissionKind> Emissions() => new("--emissions")
    {
        Description = "What gives the states their costs: a network, Gaussian mixtures, or codebooks as RIPAC had (discrete).",
        DefaultValueFactory = _ => EmissionKind.Network,
    };
}
