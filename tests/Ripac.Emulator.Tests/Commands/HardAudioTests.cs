using Ripac.Speech.Audio;
using Ripac.Tests;

namespace Ripac.Emulator.Tests.Commands;

/// <summary>Recordings that are readable, but not what a dialer hopes for.</summary>
public sealed class HardAudioTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--wake")]
    [InlineData("--seed=1")]
    public void Silence_dials_nothing(string option) => AssertNothingDialed(Sounds.Silence(6), option);

    [Theory]
    [InlineData(100, "--wake")]
    [InlineData(100, "--seed=1")]
    [InlineData(3000, "--wake")]
    [InlineData(3000, "--seed=1")]
    [InlineData(32_000, "--wake")]
    [InlineData(32_000, "--seed=1")]
    public void Noise_dials_nothing(int amplitude, string option) => AssertNothingDialed(Sounds.Noise(6, amplitude), option);

    [Theory]
    [InlineData("--wake")]
    [InlineData("--seed=1")]
    public void Other_speech_dials_nothing(string option) => AssertNothingDialed(Sounds.ReadShipped("other-speech"), option);

    [Fact]
    public void A_clipped_recording_dials_its_number_or_nothing()
    {
        short[] clipped = [.. Sounds.ReadShipped("dial-5550123").Select(sample => (short)Math.Clamp(sample * 40, short.MinValue, short.MaxValue))];

        Cli run = Cli.Run("dial", _folder.Write("a.wav", Sounds.Wav(clipped)), "--wake");

        Assert.True(run.ExitCode == 0 ? run.Output.Contains("dialed 5550123\n") : run.ExitCode == 1 && run.Output.Contains("nothing was dialed"), run.Output);
    }

    [Fact]
    public void Floats_in_stereo_at_44100_Hz_dial_their_number()
    {
        string path = _folder.Write("a.wav", Sounds.FloatStereoWav(Sounds.ReadShipped("dial-5550123")));

        Assert.Equal(0, Cli.Run("dial", path, "--wake", "--expect", "5550123").ExitCode);
    }

    [Fact]
    public void Three_hours_are_streamed_until_the_time_is_up()
    {
        string path = _folder.File("long.wav");
        Sounds.WriteLongSilence(path, TimeSpan.FromHours(3));
        long before = GC.GetTotalAllocatedBytes();

        Cli run = Cli.Run("dial", path, "--wake", "--timeout-ms", "20000");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("timed out; nothing was dialed", run.Output);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 3L * 3600 * SpeechFile.SampleRate * sizeof(short));
    }

    private void AssertNothingDialed(short[] samples, string option)
    {
        Cli run = Cli.Run("dial", _folder.Write("a.wav", Sounds.Wav(samples)), option);

        Assert.Contains("nothing was dialed", run.Output);
        Assert.Equal(1, run.ExitCode);
    }
}
