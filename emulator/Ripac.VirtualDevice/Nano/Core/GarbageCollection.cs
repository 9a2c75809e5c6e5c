using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoMembers("System.GC")]
public static class GarbageCollectionMembers
{
    private const int BetweenLooks = 10;

    public static void ReRegisterForFinalize(object obj) => Processor.Scheduler.Finalizers.Restore(obj ?? throw new NullReferenceException());

    public static void SuppressFinalize(object obj) => Processor.Scheduler.Finalizers.Suppress(obj ?? throw new NullReferenceException());

    public static void WaitForPendingFinalizers()
    {
        while (Processor.Scheduler.Finalizers.IsBusy)
        {
            Thread.Sleep(BetweenLooks);
        }
    }
}
