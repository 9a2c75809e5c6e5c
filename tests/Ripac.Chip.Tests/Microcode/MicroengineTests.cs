using Ripac.Chip;
using Ripac.Chip.Microcode;

namespace Ripac.Chip.Tests.Microcode;

public class MicroengineTests
{
    [Fact]
    public void An_access_overlaps_with_microinstructions_until_its_data_are_used()
    {
        Assert.Equal((4, 1, 1), Cost("rd T[0]\nX = MD\nhalt"));
        Assert.Equal((4, 0, 1), Cost("rd T[0]\nY = 1\nX = MD\nhalt"));
        Assert.Equal((5, 2, 2), Cost("rd T[0]\nX = MD, rd T[1]\nY = MD, halt"));
        Assert.Equal((6, 3, 2), Cost("T.base = 1\nrd T[0]\nX = MD, halt")); // an odd address: two accesses
    }

    [Fact]
    public void The_path_unit_saturates_and_a_lost_path_has_no_tag()
    {
        Microengine engine = Run("FRM = 9\nLNG = 100\nLDK 200\nTAG 7\nEXT NONE\nhalt");
        Assert.Equal(PathRegister.None, engine.Paths[3].Value);
        engine = Run("FRM = 9\nLNG = 100\nLDK 200\nTAG 7\nEXT 55\nhalt");
        Assert.Equal(new PathRegister(255, 7), engine.Paths[3].Value);
        engine = Run("FRM = 9\nLNG = 2\nLDK 200\nTAG 7\nhalt"); // two frames old
        Assert.Equal(PathRegister.None, engine.Paths[2].Value);
    }

    [Fact]
    public void A_circular_index_wraps_at_its_modulus()
    {
        Microengine engine = Run("T.modulus = 2\nwrap T\nX = T.index\nwrap T\nhalt");
        Assert.Equal((1, 0), (engine[Microprogram.FirstData], engine[(int)DescriptorWord.Index]));
    }

    [Fact]
    public void Unfitted_memory_does_not_answer() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run("T.base = 255\nrd T[0]\nhalt"));

    private static (long Microcycles, long Waits, long Accesses) Cost(string source)
    {
        CycleCounts counts = Run(source).Counts;
        return (counts.Microcycles, counts.Waits, counts.Accesses);
    }

    private static Microengine Run(string source)
    {
        Microengine engine = new(Assembler.Assemble($".table T\n.data X Y\n{source}"), new TableMemory(256));
        Assert.True(engine.Run(0, 1_000));
        return engine;
    }
}
