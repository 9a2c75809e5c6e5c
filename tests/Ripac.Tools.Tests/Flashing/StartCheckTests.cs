using Ripac.Tools.Flashing;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.Tools.Flashing;

public sealed class StartCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ripac-start-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("esp32-s3-devkitc-1", "Ripac.HandsFree", "volume = 3\n# fine\n", "")]
    [InlineData("esp32-s3-devkitc-1", "Ripac.HandsFree", "contry = IT", "settings: I:\\settings.txt line 1: 'contry' is no setting")]
    [InlineData("m5stack-core2", "Ripac.HandsFree", "coprocessor = uart", "settings: coprocessor = uart, but m5stack-core2 has no coprocessorUart; SPI is used")]
    [InlineData("m5stack-core2", "Ripac.HandsFree", "line = pulses", "settings: line = pulses, but m5stack-core2 has no lineRelay; the modem is used")]
    [InlineData("esp32-devkitc", "Ripac.VoiceSwitch", "one = toggle 1", "")]
    [InlineData("esp32-devkitc", "Ripac.VoiceSwitch", "one = toggle 2", "settings: I:\\switches.txt line 1: 'toggle 2' is not on, off or toggle with an output from 1 to 1 or all")]
    public void The_firmware_says_what_is_wrong_with_the_settings(string board, string application, string settings, string complaint)
    {
        string path = Path.Combine(_folder.FullName, "mine.txt");
        File.WriteAllText(path, settings);
        Assert.Equal(complaint.Length == 0 ? [] : [complaint], StartCheck.Run(Board(board), FirmwareApplication.Named(application), path));
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void Without_settings_every_board_starts(string board, string application) =>
        Assert.Empty(StartCheck.Run(Board(board), FirmwareApplication.Named(application), null));

    [Fact]
    public void A_board_whose_pins_were_not_generated_is_named() =>
        Assert.Contains("no pins for my-board", Assert.Single(StartCheck.Run(Board("m5stack-core2") with { Name = "my-board" }, FirmwareApplication.All[0], null)));

    public static IEnumerable<object[]> Starts =>
        from path in Directory.GetFiles(Boards, "*.json")
        where !path.EndsWith(".schema.json", StringComparison.Ordinal)
        from application in FirmwareApplication.All
        select new object[] { Path.GetFileNameWithoutExtension(path), application.Name };

    private static string Boards => Path.Combine(SharedData.ProjectRoot, "boards");

    private static BoardDescription Board(string name) => BoardDescription.ReadFile(Path.Combine(Boards, name + ".json"));
}
