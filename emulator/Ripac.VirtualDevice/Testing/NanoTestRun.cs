namespace Ripac.VirtualDevice.Testing;

/// <summary>Runs tests as the real launcher does, each class on a board of its own, from power-on.</summary>
public static class NanoTestRun
{
    /// <summary>Runs tests of one assembly.</summary>
    /// <param name="tests">The tests; those of a class run in this order.</param>
    /// <param name="limitNanoseconds">
    /// Of virtual time, for a class. A test that goes past it, or ends the program, has failed; those behind it run on a new board.
    /// </param>
    /// <param name="attach">Attaches the parts that the tests need.</param>
    /// <returns>The results, in the order of the tests.</returns>
    /// <exception cref="FirmwareLoadException">As for <see cref="VirtualBoard.Load"/>.</exception>
    public static IReadOnlyList<NanoTestResult> Run(IReadOnlyList<NanoTestCase> tests, long limitNanoseconds, Action<VirtualBoard>? attach = null)
    {
        Dictionary<NanoTestCase, NanoTestResult> results = new(ReferenceEqualityComparer.Instance);
        foreach (IGrouping<string, NanoTestCase> ofClass in tests.GroupBy(test => test.Class))
        {
            for (List<NanoTestCase> left = [.. ofClass]; left.Count > 0; left.RemoveAll(results.ContainsKey))
            {
                RunOnOneBoard(left, results, limitNanoseconds, attach);
            }
        }

        return [.. tests.Select(test => results[test])];
    }

    private static void RunOnOneBoard(List<NanoTestCase> tests, Dictionary<NanoTestCase, NanoTestResult> results, long limitNanoseconds, Action<VirtualBoard>? attach)
    {
        using VirtualBoard board = new(new VirtualBoardOptions { Restarts = false });
        NanoTestLauncher launcher = new(tests);
        List<string>[] output = [.. tests.Select(_ => new List<string>())];
        board.ConsoleLine += line => output[launcher.Current].Add(line);
        attach?.Invoke(board);
        RunResult end = board.Run(board.LoadProgram(tests[0].Path, launcher.Run), limitNanoseconds, () => launcher.IsDone);
        int ended = Array.IndexOf(launcher.Results, null);
        if (ended >= 0)
        {
            launcher.Results[ended] = new NanoTestResult(NanoTestOutcome.Failed, end.Message, end.Nanoseconds, []);
        }

        for (int i = 0; i < tests.Count && launcher.Results[i] is NanoTestResult result; i++)
        {
            results.Add(tests[i], result with { Output = output[i] });
        }
    }
}
