using System.Reflection;
using System.Runtime.CompilerServices;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// Objects whose finalizers are to run. What a collection of the board's heap finds dead waits here, in the order in which it was made, until no thread of the firmware is
/// ready; then one thread of low priority runs one finalizer after another. Source: SpawnFinalizer and CLR_RT_HeapBlock_Finalizer, nf-interpreter, src/CLR/Core.
/// </summary>
internal sealed class FinalizerQueue(Scheduler scheduler)
{
    private const int BelowNormal = 1;

    /// <summary>The live objects of all boards that have finalizers.</summary>
    private static readonly ConditionalWeakTable<object, Entry> Alive = [];

    /// <summary>What the host found dead, whenever that was; the board does not know of it before its next collection.</summary>
    private readonly List<Entry> _dead = [];
    private readonly List<Entry> _pending = [];
    private FirmwareThread? _thread;
    private bool _waits;
    private int _made;

    /// <summary>Whether firmware has made an object with a finalizer.</summary>
    public bool IsUsed => _made > 0;

    /// <summary>Whether a finalizer waits for its turn, or runs.</summary>
    public bool IsBusy => _pending.Count > 0 || (_thread is not null && !_waits);

    public void Add(object made) => Alive.AddOrUpdate(made, new Entry(this, ++_made));

    /// <summary>The object's finalizer is not to run.</summary>
    public void Suppress(object value)
    {
        Alive.Remove(value);
        _pending.RemoveAll(entry => entry.Object == value);
    }

    /// <summary>The object's finalizer is to run, though it was suppressed or has run.</summary>
    public void Restore(object value)
    {
        Suppress(value);
        if (FinalizerOf(value) is not null)
        {
            GC.ReRegisterForFinalize(value);
            Add(value);
        }
    }

    /// <summary>The host's garbage collector found it dead. Called from a thread of the host's.</summary>
    public static void Died(object value)
    {
        if (Alive.TryGetValue(value, out Entry? entry))
        {
            Alive.Remove(value);
            entry.Object = value;
            lock (entry.Queue._dead)
            {
                entry.Queue._dead.Add(entry);
            }
        }
    }

    /// <summary>The board collects its garbage, just after the host did.</summary>
    public void TakeDead()
    {
        GC.WaitForPendingFinalizers();
        lock (_dead)
        {
            _pending.AddRange(_dead.OrderBy(entry => entry.Number));
            _dead.Clear();
        }
    }

    /// <summary>No thread is ready: lets the finalizers run, if there are any to run.</summary>
    public bool Start()
    {
        if (_pending.Count == 0)
        {
            return false;
        }

        if (_thread is null)
        {
            _thread = scheduler.AddThread("Finalizers", Run, service: true);
            _thread.Priority = BelowNormal;
            return true;
        }

        if (!_waits)
        {
            // A finalizer sleeps, or waits for something.
            return false;
        }

        _waits = false;
        scheduler.Wake(_thread);
        return true;
    }

    private static MethodInfo? FinalizerOf(object value) =>
        value.GetType().GetMethod(FinalizerRewriter.Finalizer, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);

    private void Run()
    {
        while (true)
        {
            while (_pending.Count > 0)
            {
                RunFirst();
            }

            _waits = true;
            scheduler.Wait("a dead object", Timeout.Infinite);
        }
    }

    // In a method of its own: nothing must keep the object when it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunFirst()
    {
        object value = _pending[0].Object!;
        _pending.RemoveAt(0);
        FinalizerOf(value)!.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private sealed class Entry(FinalizerQueue queue, int number)
    {
        public FinalizerQueue Queue => queue;

        public int Number => number;

        /// <summary>Null while it is alive.</summary>
        public object? Object { get; set; }
    }
}
