using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.VirtualDevice.Boards;

public class BoardDescriptionTests
{
    private static readonly string BoardFolder = Path.Combine(SharedData.ProjectRoot, "boards");
    private static readonly string DevKit = File.ReadAllText(Path.Combine(BoardFolder, "esp32-s3-devkitc-1.json"));

    [Fact]
    public void Every_board_of_the_project_can_be_read()
    {
        foreach (string path in Directory.GetFiles(BoardFolder, "*.json").Where(p => !p.EndsWith(".schema.json")))
        {
            Assert.NotEmpty(BoardDescription.ReadFile(path).Wiring);
        }
    }

    [Fact]
    public void Pins_are_where_the_file_says()
    {
        BoardDescription board = BoardDescription.Read(DevKit);
        JsonNode file = JsonNode.Parse(DevKit)!;
        Assert.Equal((int)file["coprocessor"]!["mosi"]!, board.Coprocessor!.Mosi);
        Assert.Equal((int)file["coprocessor"]!["reset"]!, board.Coprocessor.Reset);
        Assert.Equal((int)file["coprocessorUart"]!["receive"]!, board.CoprocessorUart!.Receive);
        Assert.Equal((int)file["microphone"]!["dataIn"]!, board.Microphone.DataIn);
        Assert.Equal((int)file["modem"]!["receive"]!, board.Modem.Receive);
        Assert.Equal((int)file["switches"]![1]!, board.Switches[1]);
    }

    [Theory]
    [InlineData("pushToTalk", "\"1\"", "pushToTalk")]
    [InlineData("pushToTalk", "1.5", "pushToTalk")]
    [InlineData("pushToTalk", "99999999999", "pushToTalk")]
    [InlineData("modem.port", "null", "port")]
    [InlineData("wiring", "[null]", "wiring")]
    [InlineData("onBoard", "[null]", "onBoard")]
    [InlineData("exceptions", "{ \"statusLed\": null }", "exceptions")]
    [InlineData("name", "\"../x\"", "name")]
    [InlineData("colour", "\"red\"", "colour")]
    public void A_wrong_value_is_named(string place, string json, string named)
    {
        Assert.Contains(named, Refusal(With(place, JsonNode.Parse(json))));
    }

    [Theory]
    [InlineData("microphone")]
    [InlineData("coprocessor.ready")]
    [InlineData("pushToTalk")]
    [InlineData("wiring")]
    public void A_missing_member_is_named(string place)
    {
        Assert.Contains(place.Split('.')[^1], Refusal(Without(place)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"name\": \"a\", \"name\": \"b\"}")]
    public void What_is_not_a_board_is_refused(string json) => Assert.NotEmpty(Refusal(json));

    [Fact]
    public void Deep_and_long_files_are_refused()
    {
        Assert.NotEmpty(Refusal(new string('[', 10_000)));
        Assert.Contains("too many", Refusal(new string(' ', BoardDescription.MaximumBytes + 1)));
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_but_never_anything_else()
    {
        Gen.Select(Gen.Int[0, DevKit.Length - 1], Gen.Char[' ', '~']).Sample((at, character) =>
        {
            try
            {
                BoardDescription.Read(DevKit[..at] + character + DevKit[(at + 1)..]);
            }
            catch (BoardFormatException)
            {
            }
        });
    }

    private static string Refusal(string json) =>
        Assert.Throws<BoardFormatException>(() => BoardDescription.Read(json)).Message;

    private static string With(string place, JsonNode? value) => Edit(place, (parent, name) =>
    {
        if (parent is JsonArray array)
        {
            array[int.Parse(name)] = value;
        }
        else
        {
            parent[name] = value;
        }
    });

    private static string Without(string place) => Edit(place, (parent, name) => parent.AsObject().Remove(name));

    private static string Edit(string place, Action<JsonNode, string> edit)
    {
        JsonNode board = JsonNode.Parse(DevKit)!;
        string[] path = place.Split('.');
        edit(path.Length == 1 ? board : board[path[0]]!, path[^1]);
        return board.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
