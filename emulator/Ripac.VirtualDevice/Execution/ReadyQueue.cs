namespace Ripac.VirtualDevice.Execution;

/// <summary>The threads that are ready to run. As in nanoFramework's CLR the one that used least, weighted by priority, is next; of equals the first.</summary>
internal sealed class ReadyQueue
{
    /// <summary>A thread that slept must not make up for it at the cost of the others: at most four slices of normal priority.</summary>
    private const int MostArrears = 4 * 8;

    private readonly List<FirmwareThread> _threads = [];
    private FirmwareThread? _yielding;

    public bool IsEmpty => _threads.Count == 0;

    /// <summary>A slice is over, or was given up: it costs half as much for each step of priority.</summary>
    public static void Charge(FirmwareThread thread) => thread.Used += 32 >> thread.Priority;

    public void Add(FirmwareThread thread)
    {
        if (!IsEmpty)
        {
            thread.Used = Math.Max(thread.Used, _threads.Min(other => other.Used) - MostArrears);
        }

        _threads.Add(thread);
    }

    /// <summary>The thread comes after all others, whatever it used, the next time that one is taken.</summary>
    public void LetOthersGoFirst(FirmwareThread thread) => _yielding = thread;

    /// <summary>The next thread to run; null when none is ready that is not suspended.</summary>
    public FirmwareThread? Take()
    {
        FirmwareThread? next = _threads.Where(thread => !thread.Suspended).MinBy(thread => (thread == _yielding, thread.Used));
        if (next is not null)
        {
            _yielding = null;
            _threads.Remove(next);
        }

        return next;
    }
}
