using CsCheck;
using Ripac.Chip.Microcode;

namespace Ripac.Chip.Tests.Microcode;

public class AssemblerTests
{
    [Fact]
    public void The_microprogram_fits_the_rom_and_a_quarter_of_it_is_diagnostic_at_most()
    {
        Microprogram program = Microprogram.Ripac;
        Assert.InRange(program.Rom.Count, 1, Microprogram.RomWords);
        Assert.InRange(program.Rom.Count - program.Diagnostic, 1, Microprogram.DiagnosticWords);
    }

    [Fact]
    public void What_is_disassembled_assembles_to_the_same_rom()
    {
        Microprogram program = Microprogram.Ripac;
        Microprogram again = Assembler.Assemble(Disassembler.Disassemble(program));
        Assert.Equal(program.Rom, again.Rom);
        Assert.Equal(program.Entries, again.Entries);
        Assert.Equal(program.Diagnostic, again.Diagnostic);
    }

    [Fact]
    public void All_bits_survive_decoding() => Gen.ULong.Sample(bits => Microword.Decode(bits).Encode() == bits);

    [Fact]
    public void One_microinstruction_works_in_all_units_at_once()
    {
        Microprogram program = Assembler.Assemble(".table T U\n.data N\nagain: wr U[3] = BC, up U, BST, N = N - 1, if NZ goto again");
        Microword word = Microword.Decode(Assert.Single(program.Rom));
        Assert.Equal(
            new Microword
            {
                Memory = MemoryOp.Wr,
                Descriptor = 1,
                Offset = 3,
                Step = IndexStep.Up,
                SourceA = (int)BusSource.Bc,
                SourceB = Microprogram.FirstData,
                Address = AddressOp.Dec,
                Target = Microprogram.FirstData,
                Path = PathOp.Bst,
                Sequence = SequenceOp.Goto,
                Condition = Condition.Nz,
            },
            word);
    }

    [Theory]
    [InlineData("rd STATE[0], wr STATE[1] = MD", "memory is asked for twice")]
    [InlineData("LDK MD, X = 3", "bus A cannot carry 3")]
    [InlineData("X = Y + MD, R0 = R1", "address unit is asked for twice")]
    [InlineData("ADB MD X, test Y", "bus B cannot carry Y")]
    [InlineData("rd STATE[0], up WORD", "one table")]
    [InlineData("rd STATE[16]", "0 to 15")]
    [InlineData("rd NOWHERE[0]", "no table NOWHERE")]
    [InlineData("rd STATE", "no TABLE[field]")]
    [InlineData("X = 256", "0 to 255")]
    [InlineData("goto nowhere", "no label nowhere")]
    [InlineData("if MAYBE goto x", "'MAYBE' is no condition")]
    [InlineData("if Z", "needs goto")]
    [InlineData("JUMP MD", "'JUMP' is no operation")]
    [InlineData("ACN", "has 1 operands")]
    [InlineData("X = Y * 2", "nothing that the address unit does")]
    [InlineData("Q9 = 1", "'Q9' is no target")]
    [InlineData("X = STATE.top", "'top' is no part")]
    [InlineData("X = 1,", "empty field")]
    [InlineData("x: halt", "x stands twice")]
    [InlineData("y:", "needs a microinstruction")]
    [InlineData(".origin 3", "no directive")]
    public void A_wrong_line_is_named(string line, string problem)
    {
        string source = $"; a comment\n.table STATE WORD\n.data X Y R0 R1\nx: halt\n{line} ; what is wrong\nhalt";
        AssemblyException error = Assert.Throws<AssemblyException>(() => Assembler.Assemble(source));
        Assert.Equal(5, error.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(257, 0)]
    [InlineData(10, 65)]
    public void Too_many_words_are_refused(int words, int diagnostic)
    {
        string source = string.Concat(Enumerable.Repeat("halt\n", words)) + ".diagnostic\n" + string.Concat(Enumerable.Repeat("halt\n", diagnostic));
        Assert.Throws<AssemblyException>(() => Assembler.Assemble(source));
    }
}
