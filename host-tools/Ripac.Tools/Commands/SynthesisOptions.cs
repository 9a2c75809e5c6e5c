using System.CommandLine;

namespace Ripac.Tools.Commands;

/// <summary>Options of the commands that let synthesisers speak.</summary>
internal static class SynthesisOptions
{
    public static Option<string> Language() => new("--lang")
    {
        Description = "The language to speak, as a code: en, it, de ...",
        Required = true,
    };
}
