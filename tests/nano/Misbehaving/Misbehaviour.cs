using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace Misbehaving;

/// <summary>Firmware gone wrong: each of these must end in a clear result of the run, never in a host that hangs.</summary>
[TestClass]
public class Misbehaviour
{
    private static readonly object _first = new();
    private static readonly object _second = new();

    [TestMethod]
    public void Waits_for_itself()
    {
        new Thread(() => TakeBoth(_second, _first)).Start();
        TakeBoth(_first, _second);
    }

    [TestMethod]
    public void Sleeps_for_ever() => nanoFramework.Hardware.Esp32.Sleep.StartDeepSleep();

    [TestMethod]
    public void Fills_the_heap()
    {
        System.Collections.ArrayList kept = new();
        while (true)
        {
            kept.Add(new byte[1000]);
        }
    }

    [TestMethod]
    public void Recurses_for_ever() => Recurses_for_ever();

    [TestMethod]
    public void Asks_for_too_large_an_array() => _ = new int[500_000_000];

    [TestMethod]
    public void Leaves_garbage_behind()
    {
        for (int i = 0; i < 1000; i++)
        {
            _ = new byte[1000];
        }
    }

    [TestMethod]
    public void Never_yields()
    {
        while (true)
        {
        }
    }

    [TestMethod]
    public void Swallows_everything()
    {
        while (true)
        {
            try
            {
                Thread.Sleep(10);
            }
            catch
            {
                // Goes on.
            }
            finally
            {
                Thread.Sleep(1);
            }
        }
    }

    [TestMethod]
    public void Throws_in_a_thread()
    {
        new Thread(() => throw new InvalidOperationException("out of paper")).Start();
        Thread.Sleep(Timeout.Infinite);
    }

    [TestMethod]
    public void Starts_threads_without_end()
    {
        while (true)
        {
            new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
        }
    }

    private static void TakeBoth(object first, object second)
    {
        lock (first)
        {
            Thread.Sleep(10);
            lock (second)
            {
            }
        }
    }
}
