using Ripac.Tools.Boards;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.Tools.Boards;

public class BoardPinsGeneratorTests
{
    private static readonly BoardDescription[] Boards = [.. BoardFiles.All(SharedData.ProjectRoot).Select(BoardDescription.ReadFile)];

    [Fact]
    public void The_committed_pins_are_what_the_generator_writes() => Assert.Equal(
        BoardPinsGenerator.Generate(Boards), File.ReadAllText(Path.Combine(SharedData.ProjectRoot, BoardPinsGenerator.Path)));

    [Fact]
    public void Every_board_can_be_chosen()
    {
        string generated = BoardPinsGenerator.Generate(Boards);
        Assert.All(Boards, board => Assert.Contains($"case \"{board.Name}\":", generated));
    }

    [Fact]
    public void Every_pin_of_a_board_is_in_the_file()
    {
        BoardDescription board = Boards.Single(board => board.Name == "esp32-s3-devkitc-1");
        string generated = BoardPinsGenerator.Generate([board with { StatusLed = 47 }]);
        Assert.Contains("StatusLed = 47;", generated);
        Assert.Contains($"CoprocessorChipSelect = {board.Coprocessor!.ChipSelect};", generated);
        Assert.Contains($"Switches = new int[] {{ {string.Join(", ", board.Switches)} }};", generated);
        foreach (PinUse use in board.Uses().Where(use => use.Place is not ("statusLed" or "switches.0" or "switches.1")))
        {
            Assert.Contains($" = {use.Gpio};", generated);
        }
    }

    [Fact]
    public void A_pin_without_pull_resistors_is_not_asked_for_one()
    {
        string generated = BoardPinsGenerator.Generate([Boards.Single(board => board.Name == "m5stack-core2")]);
        Assert.Contains("PushToTalkMode = PinMode.Input;", generated);
    }
}
