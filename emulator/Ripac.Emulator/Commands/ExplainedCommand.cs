using System.CommandLine;

namespace Ripac.Emulator.Commands;

/// <summary>A command whose help ends with more than its options.</summary>
internal abstract class ExplainedCommand(string name, string description) : Command(name, description)
{
    /// <summary>What --help says after the options: how it works, examples.</summary>
    public abstract string Explanation { get; }
}
