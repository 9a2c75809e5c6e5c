using System.Diagnostics;
using System.Globalization;
using Ripac.VirtualDevice;
using WorkBoard;

namespace Ripac.Benchmarks;

/// <summary>What the virtual board's measuring costs: the same source as firmware on it, counted, and as plain .NET.</summary>
internal static class MeasuringBenchmark
{
    private const int Passes = 5;

    /// <param name="firmware">WorkBoard.exe, as it was built.</param>
    public static void Run(string firmware)
    {
        (string Name, Func<int> Plain)[] kinds = [("sum", () => Work.Sum(5000)), ("calls", () => Work.Calls(5000)), ("objects", () => Work.Objects(200))];
        Dictionary<string, (double Milliseconds, long Instructions)> board = [];
        Dictionary<string, double> plain = [];
        for (int pass = 0; pass < Passes; pass++)
        {
            RunOnBoard(firmware, board);
            foreach ((string name, Func<int> work) in kinds)
            {
                Stopwatch watch = Stopwatch.StartNew();
                work();
                plain[name] = Math.Min(plain.GetValueOrDefault(name, double.MaxValue), watch.Elapsed.TotalMilliseconds);
            }
        }

        foreach ((string name, _) in kinds)
        {
            (double milliseconds, long instructions) = board[name];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {instructions / 1e6:F1} million instructions, {milliseconds:F1} ms on the board ({instructions / milliseconds / 1e3:F0} million a second), {plain[name]:F1} ms without: {milliseconds / plain[name]:F1} times"));
        }
    }

    private static void RunOnBoard(string firmware, Dictionary<string, (double Milliseconds, long Instructions)> best)
    {
        using VirtualBoard board = new();
        Stopwatch watch = new();
        long before = 0;
        board.ConsoleLine += line =>
        {
            double milliseconds = watch.Elapsed.TotalMilliseconds;
            long instructions = board.Statistics.Instructions;
            if (line != "begin" && (!best.TryGetValue(line, out (double Milliseconds, long) known) || milliseconds < known.Milliseconds))
            {
                best[line] = (milliseconds, instructions - before);
            }

            before = instructions;
            watch.Restart();
        };
        board.Run(board.Load(firmware), long.MaxValue);
    }
}
