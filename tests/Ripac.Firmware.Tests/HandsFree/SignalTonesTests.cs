using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public class SignalTonesTests
{
    [Fact]
    public void The_user_hears_what_the_dialer_is_at()
    {
        using FirmwareBench bench = new("Ripac.HandsFree");
        List<(double Start, double End, int Hertz)> tones = [];
        Record(bench, tones);
        bench.Say(2000, "computer");
        bench.Say(3000, "nine one one go");
        bench.Say(7500, "yes");
        bench.Run(12_000);
        bench.AssertDialed("911");
        Assert.Equal([880, 660, 660], tones.Select(tone => tone.Hertz));
        Assert.All(tones, tone => Assert.InRange(tone.End - tone.Start, 40, 110));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.05)]
    [InlineData(10, 0.5)]
    public void Volume_is_the_duty_cycle(int volume, double duty)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: $"volume = {volume}");
        double heard = 0;
        VirtualDevice.VirtualPin pin = bench.Board.Pin(bench.Description.Tone!.Value);
        pin.PwmChanged += _ => heard = Math.Max(heard, pin.Pwm?.DutyCycle ?? 0);
        bench.Hold(2000, 3000);
        bench.Run(4000);
        Assert.Equal(duty, heard, 3);
    }

    private static void Record(FirmwareBench bench, List<(double Start, double End, int Hertz)> tones)
    {
        VirtualDevice.VirtualPin pin = bench.Board.Pin(bench.Description.Tone!.Value);
        double since = 0;
        int hertz = 0;
        pin.PwmChanged += _ =>
        {
            double now = bench.Board.Clock.NowNanoseconds / 1e6;
            if (hertz != 0)
            {
                tones.Add((since, now, hertz));
            }

            (since, hertz) = (now, pin.Pwm?.Frequency ?? 0);
        };
    }
}
