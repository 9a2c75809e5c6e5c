using Ripac.Tests.Firmware.Bench;
using Ripac.VirtualDevice;

namespace Ripac.Tests.Firmware.Dialing;

/// <summary>What a DTMF receiver hears.</summary>
public sealed class ToneLineTests : IDisposable
{
    private static readonly int[] Rows = [697, 770, 852, 941];
    private static readonly int[] Columns = [1209, 1336, 1477];

    private readonly FirmwareBench _bench = new("Ripac.HandsFree", settings: "line = tones\nvolume = 0");
    private readonly List<(double Start, double End, char Key)> _keys = [];
    private double _since;
    private char _sounding;

    public ToneLineTests()
    {
        _bench.Board.Pin(_bench.Description.Tone!.Value).PwmChanged += _ => Listen();
        _bench.Board.Pin(_bench.Description.ToneHigh!.Value).PwmChanged += _ => Listen();
    }

    private double Now => _bench.Board.Clock.NowNanoseconds / 1e6;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Each_digit_is_its_pair_of_tones_long_enough_and_apart_enough()
    {
        _bench.Hold(2000, 6500);
        _bench.Say(2200, "one two three four five six seven eight nine zero");
        _bench.Run(14_000);
        _bench.AssertLine("tone line: ready");
        _bench.AssertLine("call: connected");
        Assert.Equal("1234567890", string.Concat(_keys.Select(key => key.Key)));
        Assert.All(_keys, key => Assert.InRange(key.End - key.Start, 65, 150));
        Assert.All(_keys.Zip(_keys.Skip(1)), pair => Assert.InRange(pair.Second.Start - pair.First.End, 65, 150));
        Assert.True(_bench.Board.Pin(_bench.Description.LineRelay!.Value).Level, "on the hook");
    }

    [Fact]
    public void Stop_silences_it_and_puts_the_telephone_on_the_hook()
    {
        _bench.Hold(2000, 5500);
        _bench.Say(2200, "one two three four five six seven");
        _bench.Say(7800, "stop");
        _bench.Run(12_000);
        _bench.AssertLine("call: hung up");
        Assert.InRange(_keys.Count, 1, 6);
        Assert.False(_bench.Board.Pin(_bench.Description.LineRelay!.Value).Level);
        Assert.Null(_bench.Board.Pin(_bench.Description.Tone!.Value).Pwm);
        Assert.Null(_bench.Board.Pin(_bench.Description.ToneHigh!.Value).Pwm);
    }

    private void Listen()
    {
        PwmSignal? low = _bench.Board.Pin(_bench.Description.Tone!.Value).Pwm;
        PwmSignal? high = _bench.Board.Pin(_bench.Description.ToneHigh!.Value).Pwm;
        char key = low is { } row && high is { } column
            ? "123456789*0#"[(3 * Array.IndexOf(Rows, row.Frequency)) + Array.IndexOf(Columns, column.Frequency)] : '\0';
        if (key != _sounding && _sounding != '\0')
        {
            _keys.Add((_since, Now, _sounding));
        }

        (_sounding, _since) = (key, Now);
    }
}
