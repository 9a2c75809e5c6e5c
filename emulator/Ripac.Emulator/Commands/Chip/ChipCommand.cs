using System.CommandLine;

namespace Ripac.Emulator.Commands.Chip;

/// <summary><c>chip</c>: the RIPAC-style core alone: its microprogram, its cycles, its self-test.</summary>
internal sealed class ChipCommand : Command
{
    public ChipCommand()
        : base("chip", "The RIPAC-style core: microprogram, debugger, cycles, capacity, fault coverage.")
    {
        Subcommands.Add(new AssembleCommand());
        Subcommands.Add(new DisassembleCommand());
        Subcommands.Add(new RunCommand());
        Subcommands.Add(new CapacityCommand());
        Subcommands.Add(new FaultsCommand());
    }
}
