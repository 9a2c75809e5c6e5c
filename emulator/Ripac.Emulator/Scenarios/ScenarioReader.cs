using System.Text;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Scenarios;

/// <summary>Reads scenario files: one statement a line, words or texts in quotes, # begins a comment.</summary>
internal static class ScenarioReader
{
    private const int LongestFile = 1 << 20;

    private static readonly string[] SetupWords = ["name", "board", "attach", "drive", "file", "model", "timeout"];

    /// <exception cref="InputException">The file cannot be read; the message names the line.</exception>
    public static Scenario Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: no such file; give a scenario");
        }

        if (new FileInfo(path).Length > LongestFile)
        {
            throw new InputException($"{path}: longer than a scenario can be");
        }

        ScenarioLine[] lines = [.. File.ReadLines(path, Encoding.UTF8).Select((text, i) => Cut(path, i + 1, text)).Where(line => line.Words.Length > 0)];
        return new Scenario
        {
            Name = lines.LastOrDefault(line => line.Words[0] == "name") is ScenarioLine name
                ? string.Join(' ', name.Words.Skip(1))
                : Path.GetFileNameWithoutExtension(path),
            Path = path,
            Setup = [.. lines.Where(line => SetupWords.Contains(line.Words[0]))],
            Steps = [.. lines.Where(line => !SetupWords.Contains(line.Words[0]))],
        };
    }

    private static ScenarioLine Cut(string path, int number, string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false;
        bool began = false;
        int end = 0;
        for (; end < text.Length && (quoted || text[end] != '#'); end++)
        {
            char character = text[end];
            if (character == '"')
            {
                quoted = !quoted;
                began = true;
            }
            else if (quoted || !char.IsWhiteSpace(character))
            {
                word.Append(character);
                began = true;
            }
            else if (began)
            {
                words.Add(word.ToString());
                word.Clear();
                began = false;
            }
        }

        if (quoted)
        {
            throw new InputException($"{path}, line {number}: a text without its second quote");
        }

        if (began)
        {
            words.Add(word.ToString());
        }

        return new ScenarioLine(number, text[..end].Trim(), [.. words]);
    }
}
