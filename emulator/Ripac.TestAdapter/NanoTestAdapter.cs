using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.TestAdapter;

/// <summary>
/// Shows the tests of nanoFramework.TestFramework assemblies to <c>dotnet test</c>, and runs each on a virtual board of its own. The
/// assemblies lie in the folder <c>firmware</c> beside the test project's output; a source may be such an assembly itself.
/// </summary>
[FileExtension(".dll")]
[DefaultExecutorUri(Uri)]
[ExtensionUri(Uri)]
public sealed class NanoTestAdapter : ITestDiscoverer, ITestExecutor
{
    private const string Uri = "executor://ripac/virtual-device/v1";

    /// <summary>A test that takes longer, in virtual time, has failed: as long as the real adapter waits.</summary>
    private const long LimitNanoseconds = 120_000_000_000;

    private static readonly TestProperty Index = TestProperty.Register("Ripac.NanoTest", "Number in the assembly", typeof(int), typeof(NanoTestAdapter));

    private volatile bool _cancelled;

    public void DiscoverTests(IEnumerable<string> sources, IDiscoveryContext discoveryContext, IMessageLogger logger, ITestCaseDiscoverySink discoverySink)
    {
        foreach (TestCase test in sources.SelectMany(source => Find(source, logger)))
        {
            discoverySink.SendTestCase(test);
        }
    }

    public void RunTests(IEnumerable<string>? sources, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        if (frameworkHandle is not null)
        {
            RunTests((sources ?? []).SelectMany(source => Find(source, frameworkHandle)), runContext, frameworkHandle);
        }
    }

    public void RunTests(IEnumerable<TestCase>? tests, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        _cancelled = false;
        foreach (TestCase test in tests ?? [])
        {
            if (_cancelled || frameworkHandle is null)
            {
                return;
            }

            frameworkHandle.RecordStart(test);
            TestResult result = Run(test);
            frameworkHandle.RecordEnd(test, result.Outcome);
            frameworkHandle.RecordResult(result);
        }
    }

    public void Cancel() => _cancelled = true;

    private static IEnumerable<TestCase> Find(string source, IMessageLogger logger)
    {
        string beside = Path.Combine(Path.GetDirectoryName(source)!, "firmware");
        string[] assemblies = Directory.Exists(beside) ? Directory.GetFiles(beside, "*.dll", SearchOption.AllDirectories) : [source];
        return assemblies.Order(StringComparer.Ordinal).SelectMany(assembly => FindIn(source, assembly, logger));
    }

    private static IEnumerable<TestCase> FindIn(string source, string assembly, IMessageLogger logger)
    {
        try
        {
            return [.. NanoTestCase.Find(assembly).Select((test, i) => Describe(source, assembly, test, i))];
        }
        catch (FirmwareLoadException problem)
        {
            // Not every assembly there is firmware.
            logger.SendMessage(TestMessageLevel.Informational, problem.Message);
            return [];
        }
    }

    private static TestCase Describe(string source, string assembly, NanoTestCase test, int index)
    {
        TestCase described = new($"{test.Class}.{test.Method}", new System.Uri(Uri), source) { DisplayName = test.ToString(), CodeFilePath = assembly };
        described.Id = new Guid(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes($"{Path.GetFileName(assembly)}#{index}")));
        described.SetPropertyValue(Index, index);
        return described;
    }

    private static TestResult Run(TestCase test)
    {
        TestResult report = new(test);
        try
        {
            NanoTestResult result = NanoTestCase.Find(test.CodeFilePath!)[test.GetPropertyValue(Index, 0)].Run(LimitNanoseconds);
            report.Outcome = result.Outcome switch
            {
                NanoTestOutcome.Passed => TestOutcome.Passed,
                NanoTestOutcome.Skipped => TestOutcome.Skipped,
                _ => TestOutcome.Failed,
            };
            report.ErrorMessage = result.Outcome == NanoTestOutcome.Passed ? null : result.Message;
            report.Duration = TimeSpan.FromTicks(result.Nanoseconds / 100);
            if (result.Output.Count > 0)
            {
                report.Messages.Add(new TestResultMessage(TestResultMessage.StandardOutCategory, string.Join(Environment.NewLine, result.Output)));
            }
        }
        catch (FirmwareLoadException problem)
        {
            report.Outcome = TestOutcome.Failed;
            report.ErrorMessage = problem.Message;
        }

        return report;
    }
}
