using System.Xml.Linq;
using Ripac.Tools.Boards;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.Tools.Boards;

public class WiringPictureTests
{
    public static TheoryData<string> Boards => [.. BoardFiles.All(SharedData.ProjectRoot).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_committed_pictures_are_current(string name) =>
        Assert.Equal(WiringPicture.Draw(Read(name)), File.ReadAllText(PathOf(name, ".svg")));

    [Theory]
    [MemberData(nameof(Boards))]
    public void Every_wire_is_a_line_and_every_pin_is_named(string name)
    {
        BoardDescription board = Read(name);
        XElement svg = XElement.Parse(WiringPicture.Draw(board));
        Assert.Equal(board.Wiring.Count, svg.Descendants().Count(element => element.Name.LocalName == "line"));
        string text = string.Join('\n', svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        Assert.All(board.Uses(), use => Assert.Matches($"GPIO{use.Gpio}\\b", text));
    }

    private static BoardDescription Read(string name) => BoardDescription.ReadFile(PathOf(name, ".json"));

    private static string PathOf(string name, string extension) => Path.Combine(SharedData.ProjectRoot, "boards", name + extension);
}
