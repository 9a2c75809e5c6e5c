using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests.Parts;

public class RoomNoiseTests
{
    [Fact]
    public void It_is_as_quiet_as_an_INMP441()
    {
        short[] samples = new short[8000];
        new RoomNoise(seed: 3).Fill(0, samples);

        double power = samples.Average(sample => (double)sample * sample);
        Assert.InRange(10 * Math.Log10(power / (32768.0 * 32768.0)), -87.5, -82.5);
        Assert.InRange(samples.Average(sample => sample), -0.2, 0.2);
    }

    [Fact]
    public void A_sample_is_the_same_whatever_was_asked_for_before()
    {
        short[] whole = new short[1000];
        short[] part = new short[100];
        new RoomNoise(seed: 3).Fill(500, whole);
        new RoomNoise(seed: 3).Fill(700, part);

        Assert.Equal(whole.AsSpan(200, 100).ToArray(), part);
    }

    [Fact]
    public void Another_seed_is_another_room()
    {
        short[] one = new short[100];
        short[] other = new short[100];
        new RoomNoise(seed: 3).Fill(0, one);
        new RoomNoise(seed: 4).Fill(0, other);

        Assert.NotEqual(one, other);
    }
}
