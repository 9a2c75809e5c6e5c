using System.Globalization;
using System.Text;

namespace Ripac.Tools.Synthesis;

/// <summary>Festival: diphone and statistical voices, each in the folder of its language.</summary>
internal sealed class Festival : ISynthesiser
{
    private const string ListVoices = """(mapcar (lambda (voice) (format t "%s %s\n" (car voice) (cdr voice))) voice-locations)""";

    /// <summary>Festival's folders for a language code: languages that Latin-1 can write.</summary>
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["en"] = ["english", "us"],
        ["it"] = ["italian"],
        ["es"] = ["spanish"],
        ["fi"] = ["finnish"],
        ["de"] = ["german"],
        ["ca"] = ["catalan"],
    };

    public string Name => "festival";

    public IReadOnlyList<string>? VoicesOf(string language, CancellationToken cancel)
    {
        string? list = ProgramRunner.Run(Name, ["--pipe"], ListVoices, cancel);
        string[] folders = Folders.GetValueOrDefault(language.Split('-')[0], []);
        return list?.Split('\n')
            .Select(line => line.Trim().Split(' ', 2)) // "lp_diphone /usr/share/festival/voices/italian/lp_diphone/"
            .Where(line => line.Length == 2 && folders.Contains(Path.GetFileName(Path.GetDirectoryName(line[1].TrimEnd('/')))))
            .Select(line => line[0])
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    public void Speak(string text, string voice, Delivery delivery, string path, CancellationToken cancel) =>
        ProgramRunner.Run(
            "text2wave",
            [
                "-eval", $"(voice_{voice})",
                "-eval", string.Create(CultureInfo.InvariantCulture, $"(Parameter.set 'Duration_Stretch {1 / delivery.Rate:F3})"),
                "-o", path,
            ],
            text,
            cancel,
            Encoding.Latin1); // it knows no UTF-8
}
