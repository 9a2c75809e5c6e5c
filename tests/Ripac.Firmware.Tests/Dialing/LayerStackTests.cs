using Ripac.VirtualDevice;

namespace Ripac.Tests.Firmware.Dialing;

public class LayerStackTests
{
    private static readonly List<string> Lines = Run();

    [Fact]
    public void The_highest_layer_that_is_not_silent_counts()
    {
        AssertWires("none", 0, "ears 2, signal -1");
        AssertWires("none", 5, "ears 2, signal 2");
    }

    [Theory]
    [InlineData("low", "ears 2, signal 2")]
    [InlineData("middle", "ears 2, signal 2")]
    [InlineData("high", "ears 1, signal 1")]
    public void A_layer_with_a_fault_is_out_and_the_others_go_on(string layer, string wires)
    {
        int place = Lines.IndexOf($"layer {layer}: out, broken");
        Assert.InRange(place, 1, int.MaxValue);
        AssertWires(layer, 6, wires);
        Assert.All(["low", "middle", "high"], other =>
            Assert.Contains($"{layer}: {other} heard {(other == layer ? 5 : 15)}", Lines));
    }

    [Theory]
    [InlineData("low")]
    [InlineData("middle")]
    [InlineData("high")]
    public void It_begins_anew_after_ten_seconds(string layer)
    {
        int back = Lines.IndexOf($"layer {layer}: begins anew");
        Assert.Equal(Lines.FindIndex(line => line.StartsWith($"{layer} 12:")), back + 1);
        AssertWires(layer, 13, "ears 2, signal 2");
    }

    private static void AssertWires(string faulty, int second, string wires) => Assert.Contains($"{faulty} {second}: {wires}", Lines);

    private static List<string> Run()
    {
        List<string> lines = [];
        using VirtualBoard board = new();
        board.ConsoleLine += lines.Add;
        RunResult result = board.Run(board.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "LayerProbe", "LayerProbe.exe")), 10_000_000_000);
        Assert.Equal(RunEnd.Finished, result.End);
        return lines;
    }
}
