using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Threading.Monitor")]
public static class Monitor
{
    public static void Enter(object obj)
    {
        FirmwareThread self = Processor.Thread;
        Lock entered = self.Scheduler.Locks.GetOrCreateValue(obj);
        while (entered.Owner is not null && entered.Owner != self)
        {
            entered.Waiting.Add(self);
            try
            {
                Processor.Scheduler.Wait($"a lock that thread {entered.Owner.Name} holds", Timeout.Infinite);
            }
            finally
            {
                entered.Waiting.Remove(self);
            }
        }

        if (entered.Depth++ == 0)
        {
            entered.Owner = self;
            self.Held.Add(entered);
        }
    }

    public static void Exit(object obj)
    {
        if (!Processor.Scheduler.Locks.TryGetValue(obj, out Lock? held) || held.Owner != Processor.Thread)
        {
            throw new Exception("the thread does not hold the lock");
        }

        if (--held.Depth == 0)
        {
            held.Release();
        }
    }

    internal sealed class Lock
    {
        public FirmwareThread? Owner { get; set; }

        public int Depth { get; set; }

        public List<FirmwareThread> Waiting { get; } = [];

        /// <summary>The owner lets go of it, or has ended.</summary>
        public void Release()
        {
            Owner?.Held.Remove(this);
            (Owner, Depth) = (null, 0);
            if (Waiting.FirstOrDefault() is FirmwareThread next)
            {
                next.Scheduler.Wake(next);
            }
        }
    }
}
