using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace NFUnitTest;

[TestClass]
public class ThreadTests
{
    private static readonly object _lock = new();
    private static int _count;
    private static string _trace = "";

    [TestMethod]
    public void Threads_share_the_processor_in_slices()
    {
        _count = 0;
        bool stop = false;
        Thread spinner = new(() =>
        {
            while (!stop)
            {
                _count++;
            }
        });
        spinner.Start();
        Thread.Sleep(100);
        stop = true;
        spinner.Join();

        Assert.IsTrue(_count > 1000);
        Assert.IsFalse(spinner.IsAlive);
    }

    [TestMethod]
    public void Sleeps_end_in_the_order_of_their_times()
    {
        _trace = "";
        Thread late = new(() => Note(30, "late "));
        Thread early = new(() => Note(10, "early "));
        late.Start();
        early.Start();
        Assert.IsTrue(late.Join(1000));

        Assert.AreEqual("early late ", _trace);
    }

    [TestMethod]
    public void A_lock_lets_one_in()
    {
        _count = 0;
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(CountUnderLock);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.AreEqual(4 * 50, _count);
    }

    [TestMethod]
    public void Events_wake_and_time_out()
    {
        AutoResetEvent ready = new(false);
        ManualResetEvent done = new(false);
        new Thread(() =>
        {
            ready.WaitOne();
            done.Set();
        }).Start();

        Assert.IsFalse(done.WaitOne(50, false));
        ready.Set();
        Assert.IsTrue(done.WaitOne(50, false));
        Assert.AreEqual(1, WaitHandle.WaitAny(new WaitHandle[] { ready, done }));
        Assert.AreEqual(WaitHandle.WaitTimeout, WaitHandle.WaitAny(new WaitHandle[] { ready }, 5, false));
    }

    [TestMethod]
    public void A_timer_fires_until_it_is_disposed()
    {
        _count = 0;
        Timer timer = new(_ => _count++, null, 10, 20);
        Thread.Sleep(55);
        timer.Dispose();
        Thread.Sleep(100);

        Assert.AreEqual(3, _count);
    }

    [TestMethod]
    public void Abort_throws_in_the_other_thread()
    {
        _trace = "";
        Thread sleeper = new(() =>
        {
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadAbortException)
            {
                _trace = "aborted";
            }
        });
        sleeper.Start();
        Thread.Sleep(1);
        sleeper.Abort();
        sleeper.Join();

        Assert.AreEqual("aborted", _trace);
    }

    [TestMethod]
    public void Time_passes_by_sleeps_and_by_work()
    {
        DateTime start = DateTime.UtcNow;
        Thread.Sleep(123);
        long afterSleep = (DateTime.UtcNow - start).Ticks / TimeSpan.TicksPerMillisecond;
        for (int i = 0; i < 100_000; i++)
        {
            _count += i;
        }

        long afterWork = (DateTime.UtcNow - start).Ticks / TimeSpan.TicksPerMillisecond;
        Assert.AreEqual(123L, afterSleep);
        Assert.IsTrue(afterWork > afterSleep + 100);
    }

    [TestMethod]
    public void Spinning_comes_on_top_of_work()
    {
        long start = Environment.TickCount64;
        for (int round = 0; round < 100; round++)
        {
            for (int i = 0; i < 1000; i++)
            {
                _count += i;
            }

            Thread.SpinWait(1);
            SpinWait.SpinUntil(1);
        }

        // What the work alone takes is at least a millisecond a round, and what is spun another.
        Assert.IsTrue(Environment.TickCount64 - start >= 200);
    }

    [TestMethod]
    public void Who_no_longer_waits_for_a_thread_is_not_woken_by_its_end()
    {
        Thread worker = new(() => Thread.Sleep(50));
        worker.Start();
        Assert.IsFalse(worker.Join(10));

        long start = Environment.TickCount64;
        Thread.Sleep(200);

        Assert.IsTrue(Environment.TickCount64 - start >= 200);
    }

    [TestMethod]
    public void Who_no_longer_waits_for_a_lock_is_not_woken_by_its_release()
    {
        object contended = new();
        long slept = 0;
        Thread waiting = new(() =>
        {
            try
            {
                lock (contended)
                {
                }
            }
            catch (ThreadAbortException)
            {
                long start = Environment.TickCount64;
                Thread.Sleep(200);
                slept = Environment.TickCount64 - start;
            }
        });
        lock (contended)
        {
            waiting.Start();
            Thread.Sleep(10);
            waiting.Abort();
            Thread.Sleep(10);
        }

        waiting.Join();

        Assert.IsTrue(slept >= 200);
    }

    private static void Note(int milliseconds, string what)
    {
        Thread.Sleep(milliseconds);
        _trace += what;
    }

    private static void CountUnderLock()
    {
        for (int i = 0; i < 50; i++)
        {
            lock (_lock)
            {
                int before = _count;
                Thread.Sleep(1);
                _count = before + 1;
            }
        }
    }
}
