using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.Dialing;

/// <summary>What an exchange sees: when the loop is open and closed, in milliseconds.</summary>
public sealed class PulseLineTests : IDisposable
{
    private const int ShortestFlash = 300;

    private readonly List<(double Milliseconds, bool Closed)> _edges = [];
    private FirmwareBench? _bench;

    public void Dispose() => _bench?.Dispose();

    [Theory]
    [InlineData("IT", 60)]
    [InlineData("GB", 67)]
    [InlineData("US", 61)]
    public void Pulses_are_those_of_the_country_while_the_microphone_goes_on(string country, int breakMilliseconds)
    {
        FirmwareBench bench = Start($"line = pulses\ncountry = {country}");
        Dial("five zero nine one", 15_000);
        bench.AssertLine("pulse line: ready");
        bench.AssertLine("dialing: 5091");
        bench.AssertLine("call: connected");
        Assert.Equal("5091", Read(breakMilliseconds));
        Assert.Equal(0, bench.Board.Statistics.I2sSamplesLost);
    }

    [Fact]
    public void Stop_is_heard_between_pulses_and_opens_the_loop()
    {
        FirmwareBench bench = Start("line = pulses");
        bench.Say(8000, "stop");
        Dial("zero zero zero zero zero zero zero zero", 14_000);
        bench.AssertLine("call: hung up");
        Assert.False(_edges[^1].Closed);
        Assert.InRange(_edges[^1].Milliseconds, 8300, 8500);
    }

    [Fact]
    public void It_hangs_up_for_longer_than_a_flash()
    {
        FirmwareBench bench = Start("line = pulses");
        bench.Say(9000, "computer");
        bench.Say(10_000, "stop");
        bench.Say(11_200, "computer");
        bench.Say(12_000, "one one two two go");
        Dial("one two three", 30_000);
        bench.AssertLine("call: hung up");
        bench.AssertLine("dialing: 1122");
        int hungUp = _edges.FindLastIndex(edge => !edge.Closed && edge.Milliseconds < 11_000);
        Assert.InRange(_edges[hungUp + 1].Milliseconds - _edges[hungUp].Milliseconds, 1550, double.MaxValue);
    }

    private FirmwareBench Start(string settings)
    {
        _bench = new FirmwareBench("Ripac.HandsFree", settings: settings);
        return _bench;
    }

    private void Dial(string words, long until)
    {
        _bench!.Board.Pin(_bench.Description.LineRelay!.Value).Changed +=
            pin => _edges.Add((_bench.Board.Clock.NowNanoseconds / 1e6, pin.Level));
        _bench.Hold(2000, 5500);
        _bench.Say(2100, words);
        _bench.Run(until);
    }

    private string Read(int breakMilliseconds)
    {
        string number = "";
        int pulses = 0;
        _edges.RemoveAll(edge => edge.Milliseconds < 2000);
        Assert.True(_edges[0].Closed, "the loop is closed first");
        for (int i = 1; i + 1 < _edges.Count || pulses > 0; i += 2)
        {
            double breakTime = _edges[i + 1].Milliseconds - _edges[i].Milliseconds;
            double makeTime = i + 2 < _edges.Count ? _edges[i + 2].Milliseconds - _edges[i + 1].Milliseconds : double.MaxValue;
            Assert.InRange(breakTime, breakMilliseconds - 1, breakMilliseconds + 2);
            pulses++;
            if (makeTime < ShortestFlash)
            {
                Assert.InRange(makeTime, 100 - breakMilliseconds - 1, 100 - breakMilliseconds + 2);
            }
            else
            {
                Assert.InRange(makeTime, 800, double.MaxValue);
                number += pulses % 10;
                pulses = 0;
            }
        }

        return number;
    }
}
