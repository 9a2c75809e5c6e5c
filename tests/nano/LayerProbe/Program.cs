using System;
using Ripac.Dialing;

namespace LayerProbe;

/// <summary>Three layers on common wires, one of which has a fault; says what is on the wires at each second.</summary>
internal static class Program
{
    private static void Main()
    {
        string[] faults = { "none", "low", "middle", "high" };
        for (int fault = 0; fault < faults.Length; fault++)
        {
            Run(faults[fault]);
        }
    }

    private static void Run(string faulty)
    {
        CountingLayer[] layers = { new CountingLayer("low", 0), new CountingLayer("middle", 1), new CountingLayer("high", 2) };
        LayerStack stack = new LayerStack(layers);
        for (int second = 0; second < 15; second++)
        {
            foreach (CountingLayer layer in layers)
            {
                layer.HasFault = layer.Name == faulty && second == 2;
            }

            stack.Tick(1000 * second);
            stack.Heard("word", 100, 1000 * second);
            Console.WriteLine(faulty + " " + second.ToString() + ": ears " + stack.Ears.ToString() + ", signal " + stack.Signal.ToString());
        }

        foreach (CountingLayer layer in layers)
        {
            Console.WriteLine(faulty + ": " + layer.Name + " heard " + layer.Words.ToString());
        }
    }
}
