using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.VoiceSwitch;

public sealed class WordTeacherTests : IDisposable
{
    private static readonly int[] Luce = [6, 2, 4, 0];
    private static readonly int[] Other = [0, 4, 2, 6];

    private readonly FirmwareBench _bench = new("Ripac.VoiceSwitch");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_word_said_twice_switches_and_survives_a_reset()
    {
        _bench.Hold(2000, 4200);
        long first = _bench.Play(4500, Luce);
        long learned = _bench.Play(first + 300, Luce, pace: 120) + 1500;
        _bench.Say(learned, "computer word-1");
        _bench.Run(learned + 2000);
        _bench.AssertLine("word: say a word for switch 1, twice");
        _bench.AssertLine("word: once more");
        _bench.AssertLine("word: learned for switch 1");
        Assert.Equal(["switch 1: on"], _bench.Lines.Where(line => line.StartsWith("switch")));

        using FirmwareBench later = new("Ripac.VoiceSwitch", after: _bench);
        later.Say(2000, "computer word-1");
        later.Say(4000, "word-1");
        later.Run(6000);
        Assert.Equal(["switch 1: on"], later.Lines.Where(line => line.StartsWith("switch")));
    }

    [Fact]
    public void A_press_goes_on_to_the_next_output()
    {
        _bench.Hold(2000, 4200);
        _bench.Hold(5000, 5200);
        long first = _bench.Play(5600, Luce);
        _bench.Play(first + 300, Luce, pace: 120);
        _bench.Run(first + 5000);
        _bench.AssertLine("word: learned for switch 2");
        Assert.True(File.Exists(_bench.PathOf("word-2.bin")));
    }

    [Fact]
    public void Two_words_that_differ_are_not_learned()
    {
        _bench.Hold(2000, 4200);
        long end = _bench.Play(4500, Luce);
        end = _bench.Play(end + 300, Other);
        _bench.Run(end + 12_000);
        _bench.AssertLine("word: say it again, not like the first");
        _bench.AssertLine("word: not learned, nothing heard");
        Assert.False(File.Exists(_bench.PathOf("word-1.bin")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void A_damaged_file_is_named_and_the_rest_works(int length)
    {
        _bench.WriteFile("word-1.bin", new string('x', length));
        _bench.Say(2000, "computer two");
        _bench.Run(4000);
        _bench.AssertLine("word: I:\\word-1.bin is damaged; say the word again");
        _bench.AssertLine("switch 2: on");
    }
}
