using System.Globalization;
using System.Text.RegularExpressions;

namespace Ripac.Tools.Synthesis;

/// <summary>
/// espeak-ng: formant synthesis of a hundred languages. A voice of ours is an accent of the language with one of its voice variants.
/// </summary>
internal sealed partial class EspeakNg : ISynthesiser
{
    private const int UsualWordsPerMinute = 175;
    private const int UsualPitch = 50; // of 0 to 99

    /// <summary>
    /// Variants that speak as no person on a telephone does: whispers, robots, echoes, formants far out. Storm sets a language of its own.
    /// </summary>
    private static readonly HashSet<string> NoPersons =
    [
        "whisper", "whisperf", "caleb", "croak", "Demonic", "UniRobot", "anikaRobot", "announcer", "fast", "iven", "kaukovalta",
        "travis", "sandro",
        "robosoft", "robosoft2", "robosoft3", "robosoft4", "robosoft5", "robosoft6", "robosoft7", "robosoft8",
        "RicishayMax", "RicishayMax2", "RicishayMax3", "Storm",
    ];

    public string Name => "espeak-ng";

    public IReadOnlyList<string>? VoicesOf(string language, CancellationToken cancel)
    {
        string? accents = ProgramRunner.Run(Name, [$"--voices={language}"], "", cancel);
        string? variants = ProgramRunner.Run(Name, ["--voices=variant"], "", cancel);
        return accents is null || variants is null
            ? null
            : [.. from accent in AccentsOf(accents, language) from variant in VariantsOf(variants) select accent + variant];
    }

    public void Speak(string text, string voice, Delivery delivery, string path, CancellationToken cancel) =>
        ProgramRunner.Run(
            Name,
            [
                "-v", voice, "-b", "1",
                "-s", Number(UsualWordsPerMinute * delivery.Rate),
                "-p", Number(Math.Clamp(UsualPitch * (1 + delivery.Pitch), 0, 99)),
                "-w", path, "--stdin",
            ],
            text,
            cancel);

    /// <summary>The language codes in the table of voices. MBROLA voices (mb/) need data of their own.</summary>
    private static IEnumerable<string> AccentsOf(string table, string language) =>
        VoiceLine().Matches(table)
            .Where(line => !line.Groups["file"].Value.StartsWith("mb/", StringComparison.Ordinal))
            .Select(line => line.Groups["language"].Value)
            .Where(code => code == language || code.StartsWith(language + "-", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>What is appended to an accent; first nothing.</summary>
    private static IEnumerable<string> VariantsOf(string table) =>
        VariantFile().Matches(table)
            .Select(line => line.Groups["name"].Value)
            .Where(name => !NoPersons.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(name => "+" + name)
            .Prepend("");

    private static string Number(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);

    // Pty Language       Age/Gender VoiceName          File                 Other Languages
    [GeneratedRegex(@"^ *\d+ +(?<language>\S+) +\S+ +\S+ +(?<file>\S+)", RegexOptions.Multiline)]
    private static partial Regex VoiceLine();

    [GeneratedRegex(@" !v/(?<name>[^(\r\n]*[^( \r\n])", RegexOptions.Multiline)]
    private static partial Regex VariantFile();
}
