using System.Xml.Linq;

namespace Ripac.Layout.Tests;

public class RoomRulesTests
{
    [Fact]
    public void No_project_refers_to_one_that_its_room_must_not_know()
    {
        ProjectFile[] projects = [.. ProjectFile.ReadAll()];

        Assert.Contains(projects, project => project.Room == "firmware/Ripac.HandsFree" && project.References.Count > 4);
        Assert.Empty(RoomRules.Violations(projects));
    }

    [Fact]
    public void Every_room_of_the_table_exists()
    {
        ProjectFile[] projects = [.. ProjectFile.ReadAll()];

        Assert.All(RoomRules.Table.Where(rule => !rule.Room.EndsWith('*')), rule => Assert.Contains(projects, project => project.Room == rule.Room));
    }

    [Theory]
    [InlineData("firmware/Ripac.HandsFree", "ProjectReference", "../../emulator/Ripac.VirtualDevice/Ripac.VirtualDevice.csproj", "know emulator/Ripac.VirtualDevice")]
    [InlineData("firmware/Ripac.Link", "ProjectReference", "../Ripac.Coprocessor/Ripac.Coprocessor.csproj", "know firmware/Ripac.Coprocessor")]
    [InlineData("firmware/Ripac.Dialing", "ProjectReference", "../Ripac.HandsFree/Ripac.HandsFree.csproj", "know firmware/Ripac.HandsFree")]
    [InlineData("firmware/Ripac.Audio", "PackageReference", "System.Text.Json", "use the package System.Text.Json")]
    [InlineData("emulator/Ripac.Chip", "Compile", "../../firmware/Ripac.Link/**/*.cs", "compile the sources of firmware/Ripac.Link")]
    [InlineData("emulator/Ripac.Chip", "ProjectReference", "..\\Ripac.Speech\\Ripac.Speech.csproj", "know emulator/Ripac.Speech")]
    [InlineData("emulator/Ripac.Speech", "ProjectReference", "../Ripac.Module/Ripac.Module.csproj", "know emulator/Ripac.Module")]
    [InlineData("emulator/Ripac.VirtualDevice", "ProjectReference", "../Ripac.Module/Ripac.Module.csproj", "know emulator/Ripac.Module")]
    [InlineData("emulator/Ripac.VirtualDevice", "FirmwareImage", "../../firmware/Ripac.HandsFree/Ripac.HandsFree.csproj", "carry firmware/Ripac.HandsFree")]
    [InlineData("emulator/Ripac.Emulator", "ProjectReference", "../../firmware/Ripac.HandsFree/Ripac.HandsFree.csproj", "know firmware/Ripac.HandsFree")]
    [InlineData("host-tools/Ripac.Tools", "ProjectReference", "../../emulator/Ripac.Emulator/Ripac.Emulator.csproj", "know emulator/Ripac.Emulator")]
    [InlineData("tests/nano/Blink", "ProjectReference", "../../../emulator/Ripac.Chip/Ripac.Chip.csproj", "know emulator/Ripac.Chip")]
    public void A_reference_against_the_rules_is_named(string room, string item, string include, string complaint)
    {
        ProjectFile wrong = MadeUp(room, item, include);

        Assert.Equal([$"{room} must not {complaint}"], RoomRules.Violations([wrong]));
    }

    [Theory]
    [InlineData("firmware/Ripac.Audio", "NanoReference", "System.Device.I2s")]
    [InlineData("firmware/Ripac.Coprocessor", "ProjectReference", "../Ripac.Link/Ripac.Link.csproj")]
    [InlineData("emulator/Ripac.Module", "Compile", "../../firmware/Ripac.Link/**/*.cs")]
    [InlineData("emulator/Ripac.Chip", "Compile", "Tables/**/*.cs")]
    [InlineData("tests/Ripac.Emulator.Tests", "FirmwareImage", "../nano/Blink/Blink.csproj")]
    public void A_reference_within_the_rules_passes(string room, string item, string include) =>
        Assert.Empty(RoomRules.Violations([MadeUp(room, item, include)]));

    [Fact]
    public void A_project_in_a_room_that_the_table_does_not_name_is_reported() =>
        Assert.Contains("extras/Ripac.Surprise has no rule", Assert.Single(RoomRules.Violations([new("extras/Ripac.Surprise", [])])));

    [Fact]
    public void Shared_build_files_add_no_project_reference_of_their_own()
    {
        foreach (string path in ProjectTree.Files(".props", ".targets"))
        {
            IEnumerable<string?> includes = XDocument.Load(ProjectTree.Full(path)).Descendants("ProjectReference").Select(item => (string?)item.Attribute("Include"));
            Assert.All(includes, include => Assert.StartsWith("@(", include));
        }
    }

    private static ProjectFile MadeUp(string room, string item, string include) =>
        ProjectFile.Parse($"{room}/MadeUp.csproj", new XDocument(new XElement("Project", new XElement("ItemGroup", new XElement(item, new XAttribute("Include", include))))));
}
