namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// Events of the hardware reach C# through a queue and one managed thread, which waits for its turn like any other: there is
/// no interrupt code in C#.
/// </summary>
internal sealed class EventQueue(Scheduler scheduler)
{
    /// <summary>More waiting events than this are lost, as on a board.</summary>
    private const int Capacity = 128;

    private readonly Queue<Action> _queue = new();
    private FirmwareThread? _thread;
    private bool _waiting;

    /// <summary>Whether firmware waits for what happens outside.</summary>
    public bool HasHandlers => _thread is not null;

    /// <summary>The firmware registered a handler: the thread must exist from now on.</summary>
    public void Start() => _thread ??= scheduler.AddThread("Events", Dispatch, service: true);

    /// <summary>Queues a call of the firmware's handlers. Called from parts and pins.</summary>
    public void Post(Action handlers)
    {
        if (_thread is null or { Ended: true } || _queue.Count >= Capacity)
        {
            return;
        }

        _queue.Enqueue(handlers);
        if (_waiting)
        {
            _waiting = false;
            scheduler.Wake(_thread);
        }
    }

    private void Dispatch()
    {
        while (true)
        {
            while (_queue.TryDequeue(out Action? handlers))
            {
                handlers();
            }

            _waiting = true;
            scheduler.Wait("an event", Timeout.Infinite);
        }
    }
}
