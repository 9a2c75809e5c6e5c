using System;

namespace WorkBoard;

/// <summary>Says when each kind of work begins and ends.</summary>
internal static class Program
{
    private static void Main()
    {
        // Once for the host's compiler.
        Work.Sum(2000);
        Work.Calls(2000);
        Work.Objects(100);
        Console.WriteLine("begin");
        Work.Sum(5000);
        Console.WriteLine("sum");
        Work.Calls(5000);
        Console.WriteLine("calls");
        Work.Objects(200);
        Console.WriteLine("objects");
    }
}
