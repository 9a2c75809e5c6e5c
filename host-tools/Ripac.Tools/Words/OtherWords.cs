namespace Ripac.Tools.Words;

/// <summary>Everyday words of some languages: what the words of a vocabulary are not.</summary>
internal static class OtherWords
{
    /// <summary>The list of a language; of a language that has none, the lists of all, read as that language reads them.</summary>
    /// <param name="language">A language code as in "it" or "en-gb".</param>
    public static IReadOnlyList<string> Of(string language)
    {
        using Stream stream = typeof(OtherWords).Assembly.GetManifestResourceStream("other-words.txt")!;
        using StreamReader reader = new(stream);
        IEnumerable<string> text = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        string[][] lines = [.. text.Select(line => line.Split(' '))];
        string code = language.Split('-')[0];
        string[][] own = [.. lines.Where(line => line[0] == code)];
        return [.. (own.Length > 0 ? own : lines).SelectMany(line => line[1..]).Distinct()];
    }
}
