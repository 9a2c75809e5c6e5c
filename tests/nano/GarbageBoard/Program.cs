using System;
using System.Threading;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace GarbageBoard;

/// <summary>Leaves objects with finalizers behind; its lines are those of nanoFramework's CLR.</summary>
public static class Program
{
    private static Part? s_kept;

    public static void Main()
    {
        Leave();
        new Part("alone");
        Console.WriteLine("left");
        NativeGC.Run(false);
        Console.WriteLine("collected");
        Thread.Sleep(0);
        Console.WriteLine("not yet idle");
        Thread.Sleep(1);
        Console.WriteLine("idle");

        Suppress();
        NativeGC.Run(false);
        GC.WaitForPendingFinalizers();
        Console.WriteLine("suppressed");

        Revive();
        NativeGC.Run(false);
        GC.WaitForPendingFinalizers();
        Console.WriteLine("revived: " + s_kept!.Name);
        GC.ReRegisterForFinalize(s_kept);
        s_kept = null;
        NativeGC.Run(false);
        GC.WaitForPendingFinalizers();
        Console.WriteLine("gone: " + (s_kept is null));

        Part local = new("local");
        NativeGC.Run(false);
        GC.WaitForPendingFinalizers();
        Console.WriteLine("still here");
        local = new("last");
        NativeGC.Run(false);
        GC.WaitForPendingFinalizers();
        Console.WriteLine("end of " + local.Name);

        Doze();
        NativeGC.Run(false);
        GC.WaitForPendingFinalizers();
    }

    private static void Leave()
    {
        new Part("first");
        new DerivedPart("second");
        Part third = new("third");
        third.Partner = third;
    }

    private static void Suppress() => GC.SuppressFinalize(new Part("suppressed"));

    private static void Doze()
    {
        new DozingPart("doze");
        new Part("after doze");
    }

    private static void Revive() => new RevivedPart("phoenix").Lives = 2;

    private class Part(string name)
    {
        public string Name { get; } = name;

        public Part? Partner { get; set; }

        ~Part() => Console.WriteLine("finalized " + Name);
    }

    private class DerivedPart(string name) : Part(name)
    {
        ~DerivedPart()
        {
            Console.WriteLine("derived " + Name);
            Thread.Sleep(0);
            Console.WriteLine("derived once more");
        }
    }

    private class DozingPart(string name) : Part(name)
    {
        ~DozingPart()
        {
            DateTime before = DateTime.UtcNow;
            Thread.Sleep(25);
            Console.WriteLine(DateTime.UtcNow - before < TimeSpan.FromMilliseconds(25) ? "woken too early" : "slept");
        }
    }

    private class RevivedPart(string name) : Part(name)
    {
        public int Lives { get; set; }

        ~RevivedPart()
        {
            if (--Lives > 0)
            {
                s_kept = this;
            }
        }
    }
}
