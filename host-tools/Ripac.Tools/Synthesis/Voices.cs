using System.Text.RegularExpressions;

namespace Ripac.Tools.Synthesis;

/// <summary>The voices that this computer has.</summary>
internal static partial class Voices
{
    private const string HowToInstall =
        "install espeak-ng: Debian, Ubuntu: apt install espeak-ng flite festival festvox-italp16k; "
        + "macOS: brew install espeak-ng; Windows: winget install espeak-ng";

    /// <summary>All voices for a language, of every synthesiser that is installed, in an order that does not change.</summary>
    /// <param name="language">A language code as in "it", "en" or "en-gb".</param>
    /// <param name="cancel">Ends the programs that are asked.</param>
    /// <exception cref="SynthesisException">There are none.</exception>
    public static IReadOnlyList<Voice> Of(string language, CancellationToken cancel)
    {
        if (!LanguageCode().IsMatch(language))
        {
            throw new SynthesisException($"'{language}' is no language code; write it for Italian, en for English");
        }

        ISynthesiser[] all = [new EspeakNg(), new Festival(), new Flite()];
        (ISynthesiser Synthesiser, IReadOnlyList<string>? Names)[] found = [.. all.Select(one => (one, one.VoicesOf(language, cancel)))];
        Voice[] voices = [.. found.SelectMany(one => (one.Names ?? []).Select(name => new Voice(one.Synthesiser, name)))];
        if (voices.Length > 0)
        {
            return voices;
        }

        string[] installed = [.. found.Where(one => one.Names is not null).Select(one => one.Synthesiser.Name)];
        throw new SynthesisException(installed.Length == 0
            ? $"no speech synthesiser is installed; {HowToInstall}"
            : $"no voice for '{language}' in {string.Join(", ", installed)}; see espeak-ng --voices for its languages, or {HowToInstall}");
    }

    /// <summary>
    /// Some of the voices, as different as can be: all of the synthesisers with few, and of espeak-ng every variant once, in an accent
    /// drawn by lot, before any variant comes again in another accent.
    /// </summary>
    /// <param name="voices">As <see cref="Of"/> gives them.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="random">Draws.</param>
    public static IReadOnlyList<Voice> Choose(IReadOnlyList<Voice> voices, int count, Random random)
    {
        Voice[] shuffled = [.. voices];
        random.Shuffle(shuffled);
        Dictionary<string, int> seen = [];
        return
        [
            .. shuffled
                .Select(voice => (Voice: voice, Round: seen[VariantOf(voice)] = seen.GetValueOrDefault(VariantOf(voice)) + 1))
                .OrderBy(one => one.Voice.Synthesiser is EspeakNg ? one.Round : 0)
                .Take(count)
                .Select(one => one.Voice)
                .OrderBy(voice => voice.Speaker, StringComparer.Ordinal),
        ];
    }

    /// <summary>What makes the sound of a voice: of espeak-ng the variant, whatever the accent; of others the voice.</summary>
    public static string VariantOf(Voice voice) =>
        voice.Synthesiser is EspeakNg ? voice.Name[(voice.Name + "+").IndexOf('+')..] : voice.Speaker;

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$")]
    private static partial Regex LanguageCode();
}
