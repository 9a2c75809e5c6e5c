using System.Text.Json.Nodes;
using Ripac.Tools.Flashing;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.Tools.Flashing;

public class FlashPlanTests
{
    private static readonly FlashContents Contents = new(
        BoardDescription.ReadFile(Path.Combine(SharedData.ProjectRoot, "boards", "m5stack-core2.json")),
        "/dev/ttyUSB0", 0, "", Erase: false, "/models/m.ripac", FirmwareApplication.All[0], SettingsPath: null, "/images/my app.bin");

    [Fact]
    public void The_calls_are_those_of_nanoff_s_manual() => Assert.Equal(
        [
            "nanoff --target ESP32_PSRAM_REV3 --serialport /dev/ttyUSB0 --update",
            "nanoff --target ESP32_PSRAM_REV3 --serialport /dev/ttyUSB0 --filedeployment f.json",
            "nanoff --target ESP32_PSRAM_REV3 --serialport /dev/ttyUSB0 --deploy --image '/images/my app.bin'",
        ],
        FlashPlan.Steps(Contents, "f.json").Select(step => step.CommandLine));

    [Fact]
    public void Rate_and_version_are_passed_on()
    {
        FlashStep firmware = FlashPlan.Steps(Contents with { Baud = 115200, FirmwareVersion = "1.17.0.1" }, "f.json")[0];
        Assert.Equal("nanoff --target ESP32_PSRAM_REV3 --serialport /dev/ttyUSB0 --baud 115200 --update --fwversion 1.17.0.1", firmware.CommandLine);
    }

    [Fact]
    public void Nothing_is_erased_unless_it_is_told()
    {
        Assert.DoesNotContain(FlashPlan.Steps(Contents, "f.json"), step => step.CommandLine.Contains("erase", StringComparison.Ordinal));
        FlashStep[] erasing = [.. FlashPlan.Steps(Contents with { Erase = true }, "f.json").Where(step => step.Arguments.Contains("--masserase"))];
        Assert.Equal(FlashPlan.Firmware, Assert.Single(erasing).Part);
        Assert.Contains("erasing everything", erasing[0].Title);
    }

    [Fact]
    public void Settings_on_the_board_stay_unless_others_are_given()
    {
        Assert.Equal(["I:\\board.txt", "I:\\model.ripac"], Destinations(Contents));
        FlashContents given = Contents with { SettingsPath = "/s.txt" };
        Assert.Equal(["I:\\board.txt", "I:\\model.ripac", "I:\\settings.txt"], Destinations(given));
        Assert.Equal(
            ["I:\\board.txt", "I:\\model.ripac", "I:\\switches.txt"],
            Destinations(given with { Application = FirmwareApplication.Named("Ripac.VoiceSwitch") }));
    }

    private static IEnumerable<string> Destinations(FlashContents contents) =>
        JsonNode.Parse(FlashPlan.FilesJson(contents, "board.txt"))!["files"]!.AsArray().Select(file => (string)file!["DestinationFilePath"]!);
}
