namespace Ripac.VirtualDevice.Tests.Nano.Devices;

public class PinFunctionsTests
{
    [Theory]
    [InlineData(
        "ESP32_REV3", "spi1 23 i2c1 18 com1 1 adc6 34",
        "spi1, no spi2, i2c1, i2c2, com1, no com2, no com3, no i2s1, adc6, no gpio 24, gpio 33, no gpio 34 out, no mosi on 34, miso on 34, pwm9, no adc, no twice")]
    [InlineData(
        "ESP32_S3_OCTAL", "spi1 -1 i2c1 -1 com1 43 adc6 7",
        "no spi1, no spi2, no i2c1, no i2c2, com1, no com2, no com3, no i2s1, adc6, no gpio 24, gpio 33, gpio 34 out, mosi on 34, miso on 34, no pwm9, no adc, no twice")]
    [InlineData(
        "ESP32_C3", "spi1 16 i2c1 18 com1 21 adc6 -1",
        "spi1, no spi2, i2c1, no i2c2, com1, no com2, no com3, no i2s1, no adc6, no gpio 24, no gpio 33, no gpio 34 out, no mosi on 34, no miso on 34, no pwm9, no adc, twice")]
    public void A_bus_without_pins_of_its_own_has_the_targets_or_is_refused(string target, string pins, string opened)
    {
        using VirtualBoard board = new(new VirtualBoardOptions { TargetName = target });

        RunResult result = board.Run(board.Load(Firmware.PathOf("PinBoard")), 1_000_000_000);

        Assert.True(result.End == RunEnd.Finished, result.Message);
        Assert.Equal([pins, .. opened.Split(", ")], board.Console.Lines);
    }

    [Fact]
    public void A_target_that_is_not_known_is_refused_with_those_that_are()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new VirtualBoard(new VirtualBoardOptions { TargetName = "ESP32_REV4" }));

        Assert.Contains("ESP32_REV3", refusal.Message, StringComparison.Ordinal);
    }
}
