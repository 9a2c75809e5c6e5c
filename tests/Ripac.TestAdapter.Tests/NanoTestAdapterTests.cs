using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using Ripac.VirtualDevice.TestAdapter;

namespace Ripac.TestAdapter.Tests;

public class NanoTestAdapterTests
{
    [Fact]
    public void Each_test_of_the_firmware_beside_runs_and_reports()
    {
        Recorder recorder = new();

        new NanoTestAdapter().RunTests([typeof(NanoTestAdapterTests).Assembly.Location], null, recorder);

        Assert.Equal(
            ["SampleTests.Samples.Adds(-1, 1, 0) Passed", "SampleTests.Samples.Adds(2, 3, 5) Passed", "SampleTests.Samples.Is_skipped() Skipped", "SampleTests.Samples.Passes() Passed"],
            recorder.Results.Select(result => $"{result.TestCase.DisplayName} {result.Outcome}").Order(StringComparer.Ordinal));
        Assert.Contains(recorder.Results, result => result.Messages.Any(message => message.Text == "a line"));
        Assert.Contains(recorder.Results, result => result.ErrorMessage?.Contains("no such part", StringComparison.Ordinal) == true);
    }

    private sealed class Recorder : IFrameworkHandle
    {
        public List<TestResult> Results { get; } = [];

        public bool EnableShutdownAfterTestRun { get; set; }

        public void RecordResult(TestResult testResult) => Results.Add(testResult);

        public void RecordStart(TestCase testCase)
        {
        }

        public void RecordEnd(TestCase testCase, TestOutcome outcome)
        {
        }

        public void RecordAttachments(IList<AttachmentSet> attachmentSets)
        {
        }

        public void SendMessage(TestMessageLevel testMessageLevel, string message)
        {
        }

        public int LaunchProcessWithDebuggerAttached(string filePath, string? workingDirectory, string? arguments, IDictionary<string, string?>? environmentVariables) => 0;
    }
}
