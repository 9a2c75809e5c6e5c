using Ripac.Chip;
using Ripac.Chip.Microcode;
using Ripac.Module;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Tests;

namespace Ripac.Module.Tests;

public class CoreRecognisersTests
{
    private static readonly AcousticModel Model = AcousticModel.Read(SmallModel.Bytes);
    private static readonly Grammar Words = Grammar.Parse(SmallModel.Grammar, [.. Model.Words.Select(word => word.Name)]);

    [Fact]
    public void A_microcoded_core_is_checked_against_real_time()
    {
        CoreRecognisers cores = new(new CoreSettings { Engine = CoreEngine.Microcoded }, strict: false);
        IRecogniser recogniser = cores.Create(Model, Words);
        recogniser.Write(new short[8_000]);
        Assert.True(cores.Load.Counted);
        Assert.InRange(cores.Load.Frames, 90, 100);
        Assert.InRange(cores.Load.Slowest, 100, CoreLoad.MicrocyclesPerFrame);
        Assert.Equal(0, cores.Load.Late);
        Assert.EndsWith("of 80000 in 10 ms: real time", cores.Load.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_takes_too_long_is_late()
    {
        CoreLoad load = new();
        load.Add(new CycleCounts(CoreLoad.MicrocyclesPerFrame, 0, 0));
        load.Add(new CycleCounts(CoreLoad.MicrocyclesPerFrame + 1, 0, 0));
        Assert.Equal((2, 1), (load.Frames, load.Late));
    }

    [Fact]
    public void A_strict_core_refuses_what_is_not_discrete()
    {
        CoreRecognisers cores = new(new CoreSettings(), strict: true);
        Assert.Throws<GrammarException>(() => cores.Create(Model, Words));
    }
}
