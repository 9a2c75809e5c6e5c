using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Random numbers that are the same in every run: without a seed they follow from the board's.</summary>
[NanoType("System.Random")]
public class Random : System.Random
{
    public Random()
        : base(Processor.Board.NextSeed())
    {
    }

    public Random(int seed)
        : base(seed)
    {
    }
}

[NanoMembers("System.Guid")]
public static class GuidMembers
{
    public static Guid NewGuid()
    {
        byte[] bytes = new byte[16];
        new Random().NextBytes(bytes);
        return new Guid(bytes);
    }

    public static bool TryParseGuidWithDashes(string input, out Guid result) => Guid.TryParseExact(input, "D", out result);
}
