using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// The C library's random numbers, which nanoFramework hands out: one row for all objects, that each constructor begins anew. Without a seed it follows from the board's, so that
/// every run has the same. Source: CLR_RT_Random, nf-interpreter, src/CLR/Core/Random.cpp.
/// </summary>
[NanoType("System.Random")]
public class Random
{
    public Random()
        : this(Processor.Board.NextSeed())
    {
    }

    public Random(int seed) => Processor.Board.RandomNumbers.Seed((uint)seed);

    public virtual int Next() => Next31();

    public virtual int Next(int maxValue) => maxValue > 0 ? Next31() % maxValue : throw new ArgumentOutOfRangeException(nameof(maxValue));

    /// <summary>From 0 to 1, both included.</summary>
    public virtual double NextDouble() => Next31() / (double)int.MaxValue;

    public virtual void NextBytes(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)Next31();
        }
    }

    // Not Next, which firmware may override.
    private static int Next31() => Processor.Board.RandomNumbers.Next();
}

/// <summary>
/// <c>rand</c> of newlib, which an ESP32 has in its ROM (esp-idf, components/esp_rom/esp32*/ld/*.rom.newlib*.ld): the upper half of a congruential generator with
/// Knuth's multiplier (The Art of Computer Programming, volume 2, third edition, 3.3.4).
/// </summary>
internal sealed class RandomNumbers
{
    private const ulong Multiplier = 6_364_136_223_846_793_005;

    private ulong _state = 1;

    public void Seed(uint seed) => _state = seed;

    /// <summary>A number of 31 bits.</summary>
    public int Next()
    {
        _state = (_state * Multiplier) + 1;
        return (int)(_state >> 32) & int.MaxValue;
    }
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
