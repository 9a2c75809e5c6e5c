using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Tests.Synthesis;

public class VoicesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("italian language")]
    [InlineData("it;ls")]
    [InlineData("--voices")]
    public void A_language_is_a_code(string language) =>
        Assert.Contains("no language code", Assert.Throws<SynthesisException>(() => Voices.Of(language, CancellationToken.None)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_language_that_nothing_speaks_says_what_to_install() =>
        Assert.Contains("apt install", Assert.Throws<SynthesisException>(() => Voices.Of("xx", CancellationToken.None)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_variant_is_chosen_once_before_one_comes_again()
    {
        EspeakNg espeak = new();
        Voice[] all = [.. new[] { "en-gb", "en-us" }.SelectMany(accent => new[] { "", "+f1", "+m1" }.Select(variant => new Voice(espeak, accent + variant))), new Voice(new Flite(), "slt")];
        IReadOnlyList<Voice> four = Voices.Choose(all, 4, new Random(1));
        Assert.Equal(["+f1", "+m1", "", "flite/slt"], four.Select(Voices.VariantOf).Order(StringComparer.Ordinal).OrderByDescending(v => v.StartsWith('+')));
        Assert.Equal(all.Length, Voices.Choose(all, 100, new Random(1)).Distinct().Count());
        Assert.Equal(four, Voices.Choose(all, 4, new Random(1)));
    }

    [SkippableFact]
    public void Espeak_speaks_Italian_in_the_voices_of_persons()
    {
        EspeakNg espeak = new();
        IReadOnlyList<string>? names = espeak.VoicesOf("it", CancellationToken.None);
        Skip.If(names is null, "needs espeak-ng");
        Assert.Contains("it", names);
        Assert.Contains("it+f2", names);
        Assert.DoesNotContain("it+whisper", names);
        short[] usual = new Voice(espeak, "it+f2").Speak("sì", new Delivery(1, 0), CancellationToken.None);
        short[] slow = new Voice(espeak, "it+f2").Speak("sì", new Delivery(0.7, 0.5), CancellationToken.None);
        Assert.InRange(usual.Length, 1_600, 16_000);
        Assert.InRange(slow.Length, usual.Length * 1.1, usual.Length * 2);
    }
}
