using Ripac.Tools.Boards;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.Tools.Boards;

public class BoardPinsGeneratorTests
{
    private static readonly string Committed = File.ReadAllText(Path.Combine(SharedData.ProjectRoot, BoardPinsGenerator.Path));

    [Fact]
    public void The_committed_pins_are_what_the_generator_writes()
    {
        string board = BoardPinsGenerator.BoardNameOf(Committed) ?? throw new InvalidDataException("the file names no board");
        BoardDescription description = BoardDescription.ReadFile(Path.Combine(SharedData.ProjectRoot, "boards", board + ".json"));
        Assert.Equal(BoardPinsGenerator.Generate(description), Committed);
    }

    [Fact]
    public void Every_pin_of_the_board_is_in_the_file()
    {
        BoardDescription board = BoardDescription.ReadFile(Path.Combine(SharedData.ProjectRoot, "boards", "esp32-s3-devkitc-1.json"));
        string generated = BoardPinsGenerator.Generate(board with { StatusLed = 47 });
        Assert.Contains("StatusLed = 47;", generated);
        Assert.Contains($"CoprocessorChipSelect = {board.Coprocessor.ChipSelect};", generated);
        Assert.Contains($"Switches = {{ {string.Join(", ", board.Switches)} }};", generated);
    }
}
