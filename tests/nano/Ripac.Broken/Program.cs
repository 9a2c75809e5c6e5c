using System;

namespace Ripac.Broken;

/// <summary>Firmware with a fault that it does not catch.</summary>
internal static class Program
{
    private static void Main()
    {
        Console.WriteLine("about to fail");
        throw new InvalidOperationException("the wire came off");
    }
}
