using Ripac.Emulator.Session;
using Ripac.Tests;

namespace Ripac.Emulator.Tests.Commands;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recording_that_is_missing_is_refused() => Cli.Run("dial", _folder.File("gone.wav")).AssertRefused("gone.wav", "no such file");

    [Fact]
    public void A_folder_is_no_recording() => Cli.Run("dial", _folder.Path).AssertRefused("no such file");

    [Fact]
    public void A_file_that_is_no_WAV_is_refused() =>
        Cli.Run("dial", _folder.Write("a.wav", "ID3, an mp3 that was renamed to .wav, longer than a header would be"u8.ToArray()))
            .AssertRefused("a.wav", "not a WAV");

    [Fact]
    public void An_empty_file_is_refused() => Cli.Run("dial", _folder.Write("a.wav", [])).AssertRefused("a.wav", "empty");

    [Fact]
    public void A_WAV_without_samples_is_refused() =>
        Cli.Run("dial", _folder.Write("a.wav", Sounds.Wav([]))).AssertRefused("a.wav", "no samples");

    [Theory]
    [InlineData(20)]
    [InlineData(43)]
    [InlineData(4000)]
    public void A_WAV_that_was_cut_short_is_refused(int bytes) =>
        Cli.Run("dial", _folder.Write("a.wav", Sounds.Wav(Sounds.Silence(1))[..bytes])).AssertRefused("a.wav", "cut short");

    [Fact]
    public void One_bad_recording_among_good_ones_is_found_before_anything_runs() =>
        Cli.Run("dial", Sounds.Shipped("stop"), _folder.Write("a.wav", [])).AssertRefused("a.wav");

    [Fact]
    public void A_model_that_is_missing_is_refused() =>
        Cli.Run("dial", "--model", _folder.File("gone.ripac")).AssertRefused("gone.ripac", "no such file");

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void A_model_that_was_cut_short_is_refused(int bytes) =>
        Cli.Run("dial", "--model", _folder.Write("m.ripac", Model()[..bytes])).AssertRefused("m.ripac", "cut short");

    [Fact]
    public void A_model_of_another_version_is_refused() => RefuseModel(4, "version");

    [Fact]
    public void A_model_that_was_damaged_is_refused() => RefuseModel(Model().Length / 2, "CRC");

    [Fact]
    public void A_firmware_folder_that_is_missing_is_refused() =>
        Cli.Run("dial", "--firmware", _folder.File("gone")).AssertRefused("gone", "no such folder");

    [Fact]
    public void Firmware_of_an_unknown_name_is_refused() => Cli.Run("run", "Ripac.Handsfre").AssertRefused("Ripac.Handsfre", "no such file or folder", "Ripac.VoiceSwitch");

    [Fact]
    public void A_folder_without_firmware_is_refused() => Cli.Run("dial", "--firmware", _folder.Path).AssertRefused("0 applications", "build the firmware");

    [Fact]
    public void A_file_that_is_no_firmware_is_refused()
    {
        _folder.Write("Firmware.exe", "MZ, but nothing more"u8.ToArray());

        Cli run = Cli.Run("dial", "--firmware", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: Firmware.exe cannot be loaded", run.Error);
    }

    [Fact]
    public void Settings_that_are_not_there_are_refused() => Cli.Run("dial", "--settings", "none.txt").AssertRefused("none.txt", "settings.txt");

    [Fact]
    public void A_board_that_is_not_known_is_refused() => Cli.Run("dial", "--board", "esp8266").AssertRefused("esp8266", "esp32-s3-devkitc-1");

    [Fact]
    public void A_board_file_that_is_no_board_is_refused() =>
        Cli.Run("dial", "--board", _folder.Write("b.json", "{}"u8.ToArray())).AssertRefused("b.json");

    [Fact]
    public void A_trace_that_cannot_be_written_is_refused() =>
        Cli.Run("dial", "--trace", _folder.File("no/such/folder/a.vcd")).AssertRefused("trace");

    [Fact]
    public void A_manifest_that_is_missing_is_refused() => Cli.Run("measure", _folder.File("gone.tsv")).AssertRefused("gone.tsv");

    private static byte[] Model() => File.ReadAllBytes(InputFiles.CheckModel(InputFiles.DefaultModel));

    private void RefuseModel(int damagedByte, string word)
    {
        byte[] model = Model();
        model[damagedByte] ^= 0x55;
        Cli.Run("dial", "--model", _folder.Write("m.ripac", model)).AssertRefused("m.ripac", word);
    }
}
