using Ripac.Tools.NanoProjects;

namespace Ripac.Tests.Tools.NanoProjects;

public class NanoProjectWriterTests
{
    [Fact]
    public void The_committed_projects_are_what_the_command_writes() =>
        Assert.All(NanoProjectWriter.Write(SharedData.ProjectRoot), file => Assert.Equal(file.Text, File.ReadAllText(file.Path)));
}
