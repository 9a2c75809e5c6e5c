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

    public override int Next(int maxValue) => maxValue > 0 ? base.Next(maxValue) : throw new ArgumentOutOfRangeException(nameof(maxValue));
}

[NanoMembers("System.Guid")]
public static class GuidMembers
{
    public static Guid NewGuid()
    {
        byte[] bytes = new byte[16];
        new Random().NextBytes(bytes);

        // Version 4: of random bits.
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public static Guid New(string g) => Guid.TryParse(g, out Guid parsed) ? parsed : throw ExceptionMembers.Word(new ArgumentException());

    public static Guid New(byte[] b) => (b ?? throw new ArgumentNullException(nameof(b))).Length == 16 ? new Guid(b) : throw ExceptionMembers.Word(new ArgumentException());

    public static bool TryParseGuidWithDashes(string input, out Guid result) => Guid.TryParseExact(input, "D", out result);
}
