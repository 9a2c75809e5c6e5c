namespace Ripac.Chip.Microcode;

/// <summary>A microprogram's text in pieces: directives, labels, fields.</summary>
internal sealed class AssemblySource
{
    public List<string> Tables { get; } = [];

    public List<string> Data { get; } = [];

    public Dictionary<string, int> Entries { get; } = [];

    public Dictionary<string, int> Labels { get; } = [];

    public List<(int Number, string[] Fields)> Lines { get; } = [];

    public int Diagnostic { get; private set; }

    public static AssemblySource Read(string source)
    {
        AssemblySource program = new() { Diagnostic = -1 };
        string[] lines = source.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string text = lines[i].Split(';')[0].Trim();
            if (text.StartsWith('.'))
            {
                program.Directive(i + 1, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
            else if (text.Length > 0)
            {
                program.Instruction(i + 1, text);
            }
        }

        int words = program.Lines.Count;
        program.Diagnostic = program.Diagnostic < 0 ? words : program.Diagnostic;
        Require(lines.Length, words <= Microprogram.RomWords, $"{words} microinstructions, the ROM has {Microprogram.RomWords}");
        Require(
            lines.Length,
            words - program.Diagnostic <= Microprogram.DiagnosticWords,
            $"{words - program.Diagnostic} diagnostic microinstructions, {Microprogram.DiagnosticWords} at most");
        return program;
    }

    public static void Require(int line, bool right, string problem)
    {
        if (!right)
        {
            throw new AssemblyException(line, problem);
        }
    }

    private void Directive(int line, string[] words)
    {
        switch (words[0])
        {
            case ".table":
                Tables.AddRange(words[1..]);
                Require(line, Tables.Count <= Microprogram.Descriptors, $"the cache has room for {Microprogram.Descriptors} tables");
                break;
            case ".data":
                Data.AddRange(words[1..]);
                Require(
                    line,
                    Data.Count <= Microprogram.CacheWords - Microprogram.FirstData,
                    $"the cache has room for {Microprogram.CacheWords - Microprogram.FirstData} words of data");
                break;
            case ".entry":
                Require(line, words.Length == 2, ".entry needs one name");
                Label(line, words[1]);
                Entries.Add(words[1], Lines.Count);
                break;
            case ".diagnostic":
                Require(line, Diagnostic < 0, ".diagnostic stands twice");
                Diagnostic = Lines.Count;
                break;
            default:
                throw new AssemblyException(line, $"{words[0]} is no directive: .table, .data, .entry, .diagnostic");
        }
    }

    private void Instruction(int line, string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            Label(line, text[..colon].Trim());
            text = text[(colon + 1)..];
        }

        string[] fields = [.. text.Split(',').Select(field => field.Trim())];
        Require(line, fields.All(field => field.Length > 0), colon >= 0 ? "a label needs a microinstruction in its line" : "an empty field");
        Lines.Add((line, fields));
    }

    private void Label(int line, string name)
    {
        Require(line, name.Length > 0 && name.All(char.IsLetterOrDigit), $"'{name}' is no label");
        Require(line, Labels.TryAdd(name, Lines.Count), $"{name} stands twice");
    }
}
