namespace Ripac.Chip.Microcode;

/// <summary>An assembled microprogram: the ROM and the names that its source gave to things.</summary>
/// <param name="Rom">The microinstructions, <see cref="RomWords"/> at most.</param>
/// <param name="Diagnostic">Address of the first diagnostic microinstruction; the number of words if there are none.</param>
/// <param name="Entries">Addresses where commands begin.</param>
/// <param name="Labels">All labels and entries: name and address.</param>
/// <param name="Tables">Names of the descriptors, in their order.</param>
/// <param name="Data">Names of the cache's data words, in their order.</param>
/// <param name="SourceLines">For each microinstruction the line that it was written in, from 1.</param>
public sealed record Microprogram(
    IReadOnlyList<ulong> Rom,
    int Diagnostic,
    IReadOnlyDictionary<string, int> Entries,
    IReadOnlyDictionary<string, int> Labels,
    IReadOnlyList<string> Tables,
    IReadOnlyList<string> Data,
    IReadOnlyList<int> SourceLines)
{
    /// <summary>Words of ROM (grade C).</summary>
    public const int RomWords = 256;

    /// <summary>At most so many of them are diagnostic: a quarter (grade C).</summary>
    public const int DiagnosticWords = 64;

    /// <summary>Words of the cache of data and addresses (64: grade C); how they are divided is ours.</summary>
    public const int CacheWords = 64;

    /// <summary>Descriptors in the cache, four words each.</summary>
    public const int Descriptors = 12;

    /// <summary>The first data word of the cache.</summary>
    public const int FirstData = 4 * Descriptors;

    private static readonly Lazy<Microprogram> Ours = new(() => Assembler.Assemble(Source()));

    /// <summary>Our microprogram, assembled from ripac.asm.</summary>
    public static Microprogram Ripac => Ours.Value;

    /// <summary>The text of ripac.asm.</summary>
    public static string Source()
    {
        using Stream stream = typeof(Microprogram).Assembly.GetManifestResourceStream("ripac.asm")!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>The cache word of a data word or of a descriptor's part: "BEAM", "STATE.index".</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public int CacheWord(string name)
    {
        string[] parts = name.Split('.');
        int table = Tables.ToList().IndexOf(parts[0]);
        int data = Data.ToList().IndexOf(name);
        return data >= 0 ? FirstData + data
            : table >= 0 && parts.Length == 2 && Enum.TryParse(parts[1], ignoreCase: true, out DescriptorWord word) && Enum.IsDefined(word)
            ? (4 * table) + (int)word
            : throw new ArgumentException($"no cache word is called {name}", nameof(name));
    }

    /// <summary>The name of a cache word; its number where the source gave none.</summary>
    public string CacheName(int word) =>
        word < FirstData
            ? (word / 4 < Tables.Count ? $"{Tables[word / 4]}.{((DescriptorWord)(word % 4)).ToString().ToLowerInvariant()}" : $"c{word}")
            : (word - FirstData < Data.Count ? Data[word - FirstData] : $"c{word}");
}
