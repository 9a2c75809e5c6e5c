using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.TestAdapter;

/// <summary>
/// Shows the tests of nanoFramework.TestFramework assemblies to <c>dotnet test</c>, and runs each class of them on a virtual board of its own. The
/// assemblies lie in the folder <c>firmware</c> beside the test project's output; a source may be such an assembly itself.
/// </summary>
[FileExtension(".dll")]
[DefaultExecutorUri(Uri)]
[ExtensionUri(Uri)]
public sealed class NanoTestAdapter : ITestDiscoverer, ITestExecutor
{
    private const string Uri = "executor://ripac/virtual-device/v1";

    /// <summary>A class whose tests take longer, in virtual time, has failed: as long as the real adapter waits.</summary>
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
        if (frameworkHandle is null)
        {
            return;
        }

        foreach (IGrouping<(string? Assembly, string Class), TestCase> ofClass in (tests ?? []).GroupBy(test => (test.CodeFilePath, ClassOf(test))))
        {
            if (_cancelled)
            {
                return;
            }

            TestCase[] ordered = [.. ofClass.OrderBy(NumberOf)];
            Array.ForEach(ordered, frameworkHandle.RecordStart);
            foreach (TestResult result in Run(ofClass.Key.Assembly!, ordered))
            {
                frameworkHandle.RecordEnd(result.TestCase, result.Outcome);
                frameworkHandle.RecordResult(result);
            }
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

    private static int NumberOf(TestCase test) => test.GetPropertyValue(Index, 0);

    private static string ClassOf(TestCase test) => test.FullyQualifiedName[..test.FullyQualifiedName.LastIndexOf('.')];

    /// <summary>Runs tests of one class.</summary>
    private static IEnumerable<TestResult> Run(string assembly, TestCase[] tests)
    {
        try
        {
            IReadOnlyList<NanoTestCase> found = NanoTestCase.Find(assembly);
            return NanoTestRun.Run([.. tests.Select(test => found[NumberOf(test)])], LimitNanoseconds).Zip(tests, Report);
        }
        catch (FirmwareLoadException problem)
        {
            return tests.Select(test => new TestResult(test) { Outcome = TestOutcome.Failed, ErrorMessage = problem.Message });
        }
    }

    private static TestResult Report(NanoTestResult result, TestCase test)
    {
        TestResult report = new(test)
        {
            Outcome = result.Outcome switch
            {
                NanoTestOutcome.Passed => TestOutcome.Passed,
                NanoTestOutcome.Skipped => TestOutcome.Skipped,
                _ => TestOutcome.Failed,
            },
            ErrorMessage = result.Outcome == NanoTestOutcome.Passed ? null : result.Message,
            Duration = TimeSpan.FromTicks(result.Nanoseconds / 100),
        };
        if (result.Output.Count > 0)
        {
            report.Messages.Add(new TestResultMessage(TestResultMessage.StandardOutCategory, string.Join(Environment.NewLine, result.Output)));
        }

        return report;
    }
}
