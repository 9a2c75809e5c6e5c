using Ripac.Emulator.Parts;
using Ripac.Tests;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Tests.Parts;

public sealed class SpeakerTests : IDisposable
{
    private const int PauseSamples = 800;

    private readonly TemporaryFolder _folder = new();
    private readonly VirtualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recordings_follow_each_other_after_a_pause_sample_for_sample()
    {
        short[] first = Loud(1000);
        short[] second = Loud(700);
        using Speaker speaker = Start(first, second);

        short[] heard = Listen(speaker, 0, 4000, step: 160);

        Assert.All(heard[..PauseSamples], Quiet);
        Assert.Equal(first, heard[800..1800]);
        Assert.All(heard[1800..2600], Quiet);
        Assert.Equal(second, heard[2600..3300]);
        Assert.All(heard[3300..], Quiet);
        Assert.True(speaker.IsDone);
        Assert.Equal(1700, speaker.SamplesSpoken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4000)]
    public void How_the_microphone_reads_does_not_matter(int step)
    {
        using Speaker speaker = Start(Loud(1000), Loud(700));
        using Speaker other = Start(Loud(1000), Loud(700));

        Assert.Equal(Listen(other, 0, 4000, step: 160), Listen(speaker, 0, 4000, step));
    }

    [Fact]
    public void What_nobody_reads_is_lost()
    {
        short[] recording = [.. Enumerable.Range(1000, 1000).Select(value => (short)value)];
        using Speaker speaker = Start(recording);

        Listen(speaker, 0, 900, step: 100);

        Assert.Equal(recording[500..600], Listen(speaker, 1300, 100, step: 100));
    }

    [Fact]
    public void A_recording_that_nobody_reads_at_all_is_over_all_the_same()
    {
        using Speaker speaker = Start(Loud(1000));

        Assert.All(Listen(speaker, 50_000, 100, step: 100), Quiet);
        Assert.True(speaker.IsDone);
    }

    [Fact]
    public void A_recording_is_announced_with_the_time_at_which_it_begins()
    {
        using Speaker speaker = new(_clock, [Write(Loud(100))], pauseMilliseconds: 100, seed: 5);
        List<long> times = [];
        speaker.Announced += (_, nanoseconds) => times.Add(nanoseconds);

        speaker.Start();

        // 5 samples of 125 us from the seed.
        Assert.Equal([100_000_000 + (5 * 125_000)], times);
    }

    private static void Quiet(short sample) => Assert.InRange(sample, -6, 6);

    private static short[] Loud(int count) => [.. Enumerable.Range(0, count).Select(i => (short)(1000 + (i % 100)))];

    private Speaker Start(params short[][] recordings)
    {
        Speaker speaker = new(_clock, recordings.Select(Write), pauseMilliseconds: 100, seed: 0);
        speaker.Start();
        return speaker;
    }

    private string Write(short[] samples) => _folder.Write($"{Guid.NewGuid()}.wav", Sounds.Wav(samples));

    private static short[] Listen(Speaker speaker, long first, int count, int step)
    {
        short[] heard = new short[count];
        for (int i = 0; i < count; i += step)
        {
            speaker.Read(first + i, heard.AsSpan(i, Math.Min(step, count - i)));
        }

        return heard;
    }
}
