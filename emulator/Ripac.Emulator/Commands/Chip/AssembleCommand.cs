using System.Buffers.Binary;
using System.CommandLine;
using Ripac.Chip.Microcode;
using Ripac.Emulator.Session;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Commands.Chip;

/// <summary><c>chip asm</c>: a microprogram's text to its listing and its ROM.</summary>
internal sealed class AssembleCommand : Command
{
    private readonly Argument<string?> _source = new("FILE.asm")
    {
        Description = "The microprogram [default: the core's own, ripac.asm]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write the ROM: 8 bytes a word, little-endian", HelpName = "file.rom" };

    public AssembleCommand()
        : base("asm", "Assembles a microprogram and lists it: address, 64 bits, source line, microinstruction.")
    {
        Arguments.Add(_source);
        Options.Add(_output);
        SetAction(Run);
    }

    /// <summary>A microprogram from a file, or the core's own.</summary>
    /// <exception cref="InputException">It cannot be read or assembled.</exception>
    public static Microprogram Read(string? path)
    {
        try
        {
            return path is null ? Microprogram.Ripac : Assembler.Assemble(File.ReadAllText(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or AssemblyException)
        {
            throw new InputException($"{path}: {problem.Message}");
        }
    }

    private int Run(ParseResult parsed)
    {
        Microprogram program = Read(parsed.GetValue(_source));
        parsed.InvocationConfiguration.Output.Write(Disassembler.List(program));
        if (parsed.GetValue(_output) is string path)
        {
            byte[] rom = new byte[8 * program.Rom.Count];
            for (int address = 0; address < program.Rom.Count; address++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(rom.AsSpan(8 * address), program.Rom[address]);
            }

            OutputFiles.Write(path, "ROM", whole => WholeFile.Write(whole, rom));
        }

        return ExitCode.Met;
    }
}
