using System.Buffers.Binary;
using System.CommandLine;
using Ripac.Chip.Microcode;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Commands.Chip;

/// <summary><c>chip disasm</c>: a ROM to text that assembles to it.</summary>
internal sealed class DisassembleCommand : Command
{
    private readonly Argument<string> _rom = new("FILE.rom") { Description = "A ROM that `chip asm -o` wrote" };

    public DisassembleCommand()
        : base("disasm", "Disassembles a ROM, with the names of ripac.asm for tables and cache words.")
    {
        Arguments.Add(_rom);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(_rom)!;
        byte[] bytes;
        try
        {
            FileInfo file = new(path);
            bytes = file.Length > 8 * Microprogram.RomWords ? [] : File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {problem.Message}");
        }

        if (bytes.Length == 0 || bytes.Length % 8 != 0)
        {
            throw new InputException($"{path}: no ROM of 1 to {Microprogram.RomWords} words of 8 bytes");
        }

        ulong[] rom = [.. Enumerable.Range(0, bytes.Length / 8).Select(word => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8 * word)))];
        IEnumerable<int> targets = rom.Select(Microword.Decode).Where(word => word.Sequence is SequenceOp.Goto or SequenceOp.Call).Select(word => word.Next);
        Microprogram program = Microprogram.Ripac with
        {
            Rom = rom,
            Diagnostic = rom.Length,
            Entries = new Dictionary<string, int>(),
            Labels = targets.Distinct().Order().ToDictionary(target => $"L{target:X2}"),
            SourceLines = new int[rom.Length],
        };
        parsed.InvocationConfiguration.Output.Write(Disassembler.Disassemble(program));
        return ExitCode.Met;
    }
}
