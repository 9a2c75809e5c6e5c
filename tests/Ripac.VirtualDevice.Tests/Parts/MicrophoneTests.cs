using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests.Parts;

public class MicrophoneTests
{
    private readonly VirtualClock _clock = new();

    [Fact]
    public void Recordings_follow_each_other_from_now_on()
    {
        Microphone microphone = new(_clock);
        _clock.AdvanceTo(1_000_000_000);
        microphone.Say([1000, 1001]);
        microphone.Say([2000]);
        short[] heard = new short[5];
        microphone.Read(7999, heard);

        Assert.InRange(heard[0], -6, 6);
        Assert.Equal([1000, 1001, 2000], heard[1..4]);
        Assert.InRange(heard[4], -6, 6);
        Assert.False(microphone.IsSilent);
        _clock.AdvanceTo(microphone.EndNanoseconds);
        Assert.True(microphone.IsSilent);
    }

    [Fact]
    public void What_nobody_reads_is_lost()
    {
        Microphone microphone = new(_clock);
        microphone.Say([.. Enumerable.Range(1000, 100).Select(n => (short)n)]);
        short[] heard = new short[2];
        microphone.Read(98, heard);

        Assert.Equal([1098, 1099], heard);
    }
}
