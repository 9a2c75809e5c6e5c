using Ripac.Tools.Data;
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
    [InlineData("esp32-c3-devkitm-1", "Ripac.HandsFree", "coprocessor = uart", "settings: coprocessor = uart, but esp32-c3-devkitm-1 has no coprocessorUart; SPI is used")]
    [InlineData("m5stack-core2", "Ripac.HandsFree", "line = pulses", "settings: line = pulses, but m5stack-core2 has no lineRelay; the modem is used")]
    [InlineData("esp32-devkitc", "Ripac.VoiceSwitch", "one = toggle 1", "")]
    [InlineData("esp32-devkitc", "Ripac.VoiceSwitch", "one = toggle 2", "settings: I:\\switches.txt line 1: 'toggle 2' is not on, off or toggle with an output from 1 to 1 or all")]
    public void The_firmware_says_what_is_wrong_with_the_settings(string board, string application, string settings, string complaint) =>
        Assert.Equal(complaint.Length == 0 ? [] : [complaint], Start(board, application, settings).Complaints);

    [Theory]
    [InlineData("Ripac.HandsFree", "coprocessor = uart\ngrammar = <digit> | lamp", "digits-and-commands", "the model has no word 'lamp'")]
    [InlineData("Ripac.HandsFree", "grammar = <digit> <digit", "digits-and-commands", "expected ';'")]
    [InlineData("Ripac.HandsFree", "grammar = uno <digit>+", "cifre-italiane", "")]
    [InlineData("Ripac.HandsFree", "grammar = one <digit>+", "cifre-italiane", "the model has no word 'one'")]
    [InlineData("Ripac.VoiceSwitch", "lamp = on 1", "digits-and-commands", "the model has no word 'lamp'")]
    [InlineData("Ripac.VoiceSwitch", "uno = on 1", "cifre-italiane", "")]
    [InlineData("Ripac.VoiceSwitch", "uno = on 1\nwake-word = hal", "cifre-italiane", "the model has no word 'hal'")]
    [InlineData("Ripac.HandsFree", "volume = 1", "digits-and-commands-discrete", "")]
    public void The_coprocessor_says_what_is_wrong_with_the_grammars(string application, string settings, string model, string complaint)
    {
        IReadOnlyList<string> complaints = Start("esp32-devkitc", application, settings, model).Complaints;
        if (complaint.Length == 0)
        {
            Assert.Empty(complaints);
        }
        else
        {
            Assert.Contains(complaint, Assert.Single(complaints));
        }
    }

    [Theory]
    [InlineData("esp32-devkitc", "", true)]
    [InlineData("esp32-devkitc", "coprocessor = uart", false)]
    [InlineData("m5stack-atom-echo", "", false)]
    public void Where_the_coprocessor_is_looked_for_is_told(string board, string settings, bool onSpi) =>
        Assert.Equal(onSpi, Start(board, "Ripac.HandsFree", settings).CoprocessorOnSpi);

    [Theory]
    [MemberData(nameof(Starts))]
    public void Without_settings_every_board_starts(string board, string application) =>
        Assert.Empty(StartCheck.Run(Board(board), FirmwareApplication.Named(application), ModelFiles.PathOf(ModelFiles.Usual), null).Complaints);

    [Fact]
    public void A_board_whose_pins_were_not_generated_is_named() =>
        Assert.Contains("no pins for my-board", Assert.Single(
            StartCheck.Run(Board("m5stack-core2") with { Name = "my-board" }, FirmwareApplication.All[0], ModelFiles.PathOf(ModelFiles.Usual), null).Complaints));

    public static IEnumerable<object[]> Starts =>
        from path in Directory.GetFiles(Boards, "*.json")
        where !path.EndsWith(".schema.json", StringComparison.Ordinal)
        from application in FirmwareApplication.All
        select new object[] { Path.GetFileNameWithoutExtension(path), application.Name };

    private StartFindings Start(string board, string application, string settings, string model = ModelFiles.Usual)
    {
        string path = Path.Combine(_folder.FullName, "mine.txt");
        File.WriteAllText(path, settings);
        return StartCheck.Run(Board(board), FirmwareApplication.Named(application), ModelFiles.PathOf(model), path);
    }

    private static string Boards => Path.Combine(SharedData.ProjectRoot, "boards");

    private static BoardDescription Board(string name) => BoardDescription.ReadFile(Path.Combine(Boards, name + ".json"));
}
