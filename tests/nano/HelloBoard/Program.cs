using System;
using System.Threading;

namespace HelloBoard;

public static class Program
{
    private static readonly DateTime PowerOn = DateTime.UtcNow;

    public static void Main()
    {
        Console.WriteLine("hello");
        Thread.Sleep(250);
        Console.WriteLine($"{(int)(DateTime.UtcNow - PowerOn).TotalMilliseconds} ms");
    }
}
