using System.Diagnostics;
using Ripac.Chip;

namespace Ripac.Benchmarks;

/// <summary>How fast each engine extends 1,000 words of 18 states that are all active, as a multiple of real time.</summary>
internal static class CoreBenchmark
{
    private const int Words = 1_000;
    private const int States = 18;
    private const int Emissions = 1_000;
    private const int Passes = 9;
    private const double FrameSeconds = 0.01;

    public static void Run()
    {
        Console.WriteLine($"{Words} words of {States} states, all entered in every frame; of each frame the fastest of {Passes} passes, for others use the machine");
        Console.WriteLine("engine        beam  alive   us a frame  EXTEND  x real time  x functional");
        foreach (int beam in (int[])[100, 400, PathCost.Unreachable])
        {
            double functional = 0;
            foreach (CoreEngine engine in (CoreEngine[])[CoreEngine.Functional, CoreEngine.Vectorised, CoreEngine.Microcoded])
            {
                (double seconds, double extend, double alive) = Measure(engine, beam, engine == CoreEngine.Microcoded ? 40 : 100);
                functional = engine == CoreEngine.Functional ? seconds : functional;
                Console.WriteLine(
                    $"{engine.ToString().ToLowerInvariant(),-12}{beam,6}{alive,6:P0}{1e6 * seconds,13:F1}{1e6 * extend,8:F1}{FrameSeconds / seconds,13:F1}{functional / seconds,14:F1}");
            }
        }
    }

    private static (double Seconds, double Extend, double Alive) Measure(CoreEngine engine, int beam, int frames)
    {
        (IRipacCore core, TableMemory memory, CoreTables tables) = Create(engine);
        core.Beam = beam;
        byte[][] costs = new byte[64][];
        Random random = new(2);
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = [.. Enumerable.Range(0, Emissions).Select(_ => (byte)random.Next(60))];
        }

        TimeSpan[] fastest = new TimeSpan[frames];
        TimeSpan[] fastestExtend = new TimeSpan[frames];
        Array.Fill(fastest, TimeSpan.MaxValue);
        Array.Fill(fastestExtend, TimeSpan.MaxValue);
        for (int pass = 0; pass < Passes; pass++)
        {
            core.Init();
            for (int frame = 0; frame < frames; frame++)
            {
                for (int word = 0; word < Words; word++)
                {
                    core.Activate(word, 40, (ushort)frame);
                }

                long start = Stopwatch.GetTimestamp();
                core.WriteVector(costs[frame % costs.Length]);
                int minimum = core.Extend();
                TimeSpan extend = Stopwatch.GetElapsedTime(start);
                core.Normalise(minimum);
                TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
                fastestExtend[frame] = extend < fastestExtend[frame] ? extend : fastestExtend[frame];
                fastest[frame] = elapsed < fastest[frame] ? elapsed : fastest[frame];
            }
        }

        // The words fill up in the first frames.
        double seconds = fastest[(frames / 2)..].Average(time => time.TotalSeconds);
        double extending = fastestExtend[(frames / 2)..].Average(time => time.TotalSeconds);
        int alive = 0;
        foreach (StateRecord state in memory.Table<StateRecord>(tables.State))
        {
            alive += state.Cost != PathCost.Unreachable ? 1 : 0;
        }

        return (seconds, extending, alive / (double)(Words * States));
    }

    // Words of triphone-like units: three states each, shared with other words.
    private static (IRipacCore Core, TableMemory Memory, CoreTables Tables) Create(CoreEngine engine)
    {
        Random random = new(1);
        int count = Words * (States + 1);
        CoreTables tables = CoreTables.Lay(Emissions, count, count, Words);
        TableMemory memory = new(tables.Size);
        for (int word = 0; word < Words; word++)
        {
            int first = word * (States + 1);
            memory.Table<WordRecord>(tables.Word)[word] = new WordRecord((uint)first, (uint)first, States, 0);
            int unit = 0;
            for (int state = 0; state <= States; state++)
            {
                unit = state % 3 == 1 ? random.Next(Emissions / 3) : unit;
                int emission = state == 0 ? 0 : (3 * unit) + ((state - 1) % 3);
                memory.Table<TransitionRecord>(tables.Transition)[first + state] =
                    new TransitionRecord((ushort)emission, (ushort)random.Next(10), (ushort)random.Next(10), (ushort)random.Next(20, 40));
            }
        }

        return (new CoreSettings { Engine = engine }.Create(memory, tables), memory, tables);
    }
}
