namespace Ripac.Tools.Data;

/// <summary>
/// Reads manifests: tab-separated lines of path, speaker, transcript and duration under a line of headings. Speaker ? = not named;
/// speaker noise = no speech; an empty transcript otherwise = the words are not known.
/// </summary>
public static class Manifest
{
    private const string Headings = "path\tspeaker\ttranscript\tduration_s";

    /// <summary>The recordings of one corpus: <c>manifest.tsv</c> in a folder.</summary>
    /// <exception cref="DataException">The manifest is missing or has a line that is none.</exception>
    public static IReadOnlyList<Recording> Read(string folder)
    {
        string path = Path.Combine(folder, "manifest.tsv");
        if (!File.Exists(path))
        {
            throw new DataException($"{path} does not exist; give a folder whose sub-folders hold manifest.tsv files");
        }

        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != Headings)
        {
            throw new DataException($"{path}: the first line must be '{Headings.Replace("\t", "<tab>", StringComparison.Ordinal)}'");
        }

        string corpus = Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));
        return [.. lines.Skip(1).Select((line, index) => Parse(line, corpus, folder, $"{path}:{index + 2}"))];
    }

    private static Recording Parse(string line, string corpus, string folder, string where)
    {
        string[] fields = line.Split('\t');
        if (fields.Length != 4 || fields[0].Length == 0)
        {
            throw new DataException($"{where}: {fields.Length} fields, must be 4: path, speaker, transcript, duration_s");
        }

        string speaker = fields[1] == "?" ? $"{corpus}/{fields[0]}" : $"{corpus}/{fields[1]}";
        IReadOnlyList<string>? words = fields[2].Length == 0 && fields[1] != "noise"
            ? null
            : [.. fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Lexicon.Normalize)];
        return new Recording(corpus, Path.Combine(folder, fields[0]), speaker, words);
    }
}
