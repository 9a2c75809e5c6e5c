namespace Ripac.VirtualDevice.Tests.Execution;

public class FinalizerQueueTests
{
    [Fact]
    public void Finalizers_run_in_order_of_making_when_a_collection_found_the_objects_dead_and_no_thread_is_ready()
    {
        using VirtualBoard board = new();

        RunResult result = board.Run(board.Load(Firmware.PathOf("GarbageBoard")), 1_000_000_000);

        Assert.True(result.End == RunEnd.Finished, result.Message);
        Assert.Equal(
            [
                "left", "collected", "not yet idle",
                "finalized first", "derived second", "derived once more", "finalized second", "finalized third", "finalized alone", "idle",
                "suppressed",
                "finalized phoenix", "revived: phoenix", "finalized phoenix", "gone: True",
                "still here", "finalized local", "end of last",
                "slept", "finalized doze", "finalized after doze",
            ],
            board.Console.Lines);
    }

    [Fact]
    public void The_hosts_own_collections_change_nothing()
    {
        string[] quiet = Run(_ => { });
        string[] disturbed = Run(board =>
        {
            board.ConsoleLine += _ =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                board.MeasureHeap();
            };
        });

        Assert.Equal(quiet, disturbed);
    }

    private static string[] Run(Action<VirtualBoard> disturb)
    {
        using VirtualBoard board = new();
        disturb(board);
        board.Run(board.Load(Firmware.PathOf("GarbageBoard")), 1_000_000_000);
        return [.. board.Console.Lines];
    }
}
