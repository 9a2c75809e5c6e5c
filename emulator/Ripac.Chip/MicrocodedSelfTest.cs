using Ripac.Chip.Microcode;

namespace Ripac.Chip;

/// <summary>The self-test of the microcoded engine: SELFTEST and MEMTEST of the microprogram, then the known columns of
/// <see cref="SelfTest"/> through the functional routines.</summary>
/// <remarks>Documented (grade A): an internal test function beyond normal operation; grade C: a quarter of the ROM serves diagnostics.
/// Signature and method are ours.</remarks>
public static class MicrocodedSelfTest
{
    /// <summary>The signature that SELFTEST leaves in a sound machine with our ROM.</summary>
    public const ushort ExpectedSignature = 0x95B5;

    private const ushort Wrong = ExpectedSignature ^ 0xFFFF;

    /// <summary>SELFTEST takes some 20,000 microcycles; a machine that is lost does not end.</summary>
    private const long MostCycles = 200_000;

    /// <summary>MEMTEST takes less than so many microcycles a byte.</summary>
    private const int CyclesPerByte = 40;

    /// <summary>MEMTEST goes over the memory in 16-bit words.</summary>
    private const int WordBytes = 2;

    /// <summary>Runs the diagnostic routines, then the known columns: if those fail, the signature is wrong too.</summary>
    /// <param name="memory">The table memory to test; it keeps its content.</param>
    public static SelfTestResult Run(TableMemory memory)
    {
        SelfTestResult result = RunDiagnostics(memory);
        return KnownColumnsPass() ? result : result with { Signature = Wrong };
    }

    /// <summary>Runs the diagnostic routines; the memory keeps its content.</summary>
    /// <param name="memory">The table memory to test.</param>
    /// <param name="fault">A fault to inject.</param>
    /// <exception cref="ArgumentException">The memory is not of whole 16-bit words.</exception>
    public static SelfTestResult RunDiagnostics(TableMemory memory, StuckBit fault = default)
    {
        ArgumentNullException.ThrowIfNull(memory);
        if (memory.Size % WordBytes != 0)
        {
            throw new ArgumentException($"{memory.Size} bytes of memory are no whole 16-bit words", nameof(memory));
        }

        Microengine engine = new(Microprogram.Ripac, memory) { Fault = fault };
        try
        {
            bool ended = engine.Run(engine.Program.Entries["SELFTEST"], MostCycles);
            ushort signature = ended ? (ushort)engine.Signature : Wrong;
            return new SelfTestResult(signature, TestMemory(engine), ExpectedSignature);
        }
        catch (ArgumentOutOfRangeException)
        {
            // It reached for memory that is not there: the bus does not answer.
            return new SelfTestResult(Wrong, -1, ExpectedSignature);
        }
    }

    /// <summary>Whether the known columns leave the expected signature.</summary>
    public static bool KnownColumnsPass(StuckBit fault = default)
    {
        try
        {
            return SelfTest.RunKnownColumns((memory, tables) =>
            {
                MicrocodedCore core = new(memory, tables) { Watchdog = MostCycles };
                core.Engine.Fault = fault;
                core.Init();
                return core;
            }) == SelfTest.ExpectedSignature;
        }
        catch (Exception problem) when (problem is ArgumentException or TimeoutException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    // The address of the first bad word, or -1.
    private static int TestMemory(Microengine engine)
    {
        int row = engine.Program.CacheWord("ROW.base");
        engine[row] = 0;
        engine[row + (int)DescriptorWord.Size] = WordBytes;
        engine[engine.Program.CacheWord("X")] = engine.Memory.Size / WordBytes;
        bool ended = engine.Run(engine.Program.Entries["MEMTEST"], MostCycles + ((long)CyclesPerByte * engine.Memory.Size));
        int end = engine[row + (int)DescriptorWord.Index] * WordBytes;
        bool sound = ended && engine[engine.Program.CacheWord("Y")] == 0 && end == engine.Memory.Size;
        return sound ? -1 : end;
    }
}
