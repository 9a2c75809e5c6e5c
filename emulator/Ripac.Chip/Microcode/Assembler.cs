namespace Ripac.Chip.Microcode;

/// <summary>Microprogram text to ROM. ripac.asm begins with the language.</summary>
public static class Assembler
{
    /// <summary>Assembles a whole microprogram.</summary>
    /// <param name="source">Its text.</param>
    /// <exception cref="AssemblyException">A line is wrong, or the program does not fit.</exception>
    public static Microprogram Assemble(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        AssemblySource program = AssemblySource.Read(source);
        ulong[] rom = [.. program.Lines.Select(line => new LineAssembler(program, line.Number).Assemble(line.Fields).Encode())];
        return new Microprogram(
            rom,
            program.Diagnostic,
            program.Entries,
            program.Labels,
            program.Tables,
            program.Data,
            [.. program.Lines.Select(line => line.Number)]);
    }
}
