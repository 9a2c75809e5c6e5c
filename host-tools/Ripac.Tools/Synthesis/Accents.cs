namespace Ripac.Tools.Synthesis;

/// <summary>How voices of other languages are made to say English words: in the spelling of their own language, with its accent.</summary>
internal static class Accents
{
    /// <summary>For each language code, words with how that language spells them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Load()
    {
        using Stream stream = typeof(Accents).Assembly.GetManifestResourceStream("accents.txt")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(
                parts => parts[0],
                IReadOnlyDictionary<string, string> (parts) => parts.Skip(1).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]));
    }
}
