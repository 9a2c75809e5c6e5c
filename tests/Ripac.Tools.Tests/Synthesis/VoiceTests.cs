using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Tests.Synthesis;

public class VoiceTests
{
    private static readonly Delivery Plain = new(1, 0);

    [Fact]
    public void It_says_a_text_at_8_kHz() =>
        Assert.Equal(5 * 800, new Voice(new ToneSynthesiser(), "low").Speak("sì, e", Plain, CancellationToken.None).Length);

    [Theory]
    [InlineData("")]
    [InlineData(" ,")]
    [InlineData("luce; rm")]
    [InlineData("luce\n")]
    [InlineData("[[phonemes]]")]
    [InlineData("<speak>")]
    [InlineData("\"luce\"")]
    [InlineData("12")]
    public void Texts_that_are_not_plain_words_are_refused(string text) =>
        Assert.Throws<SynthesisException>(() => new Voice(new ToneSynthesiser(), "low").Speak(text, Plain, CancellationToken.None));

    [Theory]
    [InlineData("mute")]
    [InlineData("broken")]
    public void A_voice_that_says_nothing_is_an_error(string voice) =>
        Assert.Throws<SynthesisException>(() => new Voice(new ToneSynthesiser(), voice).Speak("luce", Plain, CancellationToken.None));
}
