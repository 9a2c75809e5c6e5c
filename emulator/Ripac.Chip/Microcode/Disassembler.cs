using System.Globalization;
using System.Text;

namespace Ripac.Chip.Microcode;

/// <summary>ROM to text that the <see cref="Assembler"/> makes the same ROM of.</summary>
public static class Disassembler
{
    /// <summary>The whole program.</summary>
    public static string Disassemble(Microprogram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $".table {string.Join(' ', program.Tables)}");
        text.AppendLine(CultureInfo.InvariantCulture, $".data {string.Join(' ', program.Data)}");
        ILookup<int, string> labels = program.Labels.ToLookup(label => label.Value, label => label.Key);
        for (int address = 0; address < program.Rom.Count; address++)
        {
            if (address == program.Diagnostic)
            {
                text.AppendLine(".diagnostic");
            }

            foreach (string name in labels[address].Where(program.Entries.ContainsKey))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $".entry {name}");
            }

            string label = string.Concat(labels[address].Where(name => !program.Entries.ContainsKey(name)).Take(1).Select(name => name + ":"));
            text.AppendLine(CultureInfo.InvariantCulture, $"{label,-8}{Line(program, address)}");
        }

        return text.ToString();
    }

    /// <summary>Address, the 64 bits in hexadecimal digits, source line, and the microinstruction: one line for each.</summary>
    public static string List(Microprogram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        StringBuilder text = new();
        for (int address = 0; address < program.Rom.Count; address++)
        {
            string labels = string.Join(' ', program.Labels.Where(label => label.Value == address).Select(label => label.Key));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{address:X2}  {program.Rom[address]:X16}  {program.SourceLines[address],4}  {labels,-10} {Line(program, address)}");
        }

        int diagnostic = program.Rom.Count - program.Diagnostic;
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{program.Rom.Count} of {Microprogram.RomWords} words; {diagnostic} diagnostic, {Microprogram.DiagnosticWords} at most");
        return text.ToString();
    }

    /// <summary>One microinstruction.</summary>
    public static string Line(Microprogram program, int address)
    {
        ArgumentNullException.ThrowIfNull(program);
        Microword word = Microword.Decode(program.Rom[address]);
        string table = word.Descriptor < program.Tables.Count ? program.Tables[word.Descriptor] : $"d{word.Descriptor}";
        string a = word.SourceA switch
        {
            < Microprogram.CacheWords => program.CacheName(word.SourceA),
            (int)BusSource.Literal => word.Literal.ToString(CultureInfo.InvariantCulture),
            _ => ((BusSource)word.SourceA).ToString().ToUpperInvariant(),
        };
        string b = program.CacheName(word.SourceB);
        List<string> fields = [];
        if (word.Memory != MemoryOp.None)
        {
            bool write = word.Memory is MemoryOp.Wr or MemoryOp.Wrb;
            fields.Add($"{word.Memory.ToString().ToLowerInvariant()} {table}[{word.Offset}]{(write ? $" = {a}" : "")}");
        }

        if (word.Step != IndexStep.None)
        {
            fields.Add($"{word.Step.ToString().ToLowerInvariant()} {table}");
        }

        if (word.Address != AddressOp.None)
        {
            fields.Add(Address(word, program, table, a, b));
        }

        if (word.Path != PathOp.None)
        {
            bool alone = word.Path is PathOp.Bst or PathOp.Bsk or PathOp.Clq or PathOp.Mq or PathOp.Shf;
            fields.Add($"{word.Path.ToString().ToUpperInvariant()}{(alone ? "" : $" {a}")}{(word.Path == PathOp.Adb ? $" {b}" : "")}");
        }

        if (word.Sequence != SequenceOp.Next)
        {
            string condition = word.Condition == Condition.Always ? "" : $"if {word.Condition.ToString().ToUpperInvariant()} ";
            string target = word.Sequence is SequenceOp.Goto or SequenceOp.Call ? $" {Label(program, word.Next)}" : "";
            fields.Add($"{condition}{word.Sequence.ToString().ToLowerInvariant()}{target}");
        }

        return fields.Count == 0 ? "NONE" : string.Join(", ", fields);
    }

    private static string Address(Microword word, Microprogram program, string table, string a, string b)
    {
        string value = word.Address switch
        {
            AddressOp.A => a,
            AddressOp.B => b,
            AddressOp.Add => $"{b} + {a}",
            AddressOp.Sub => $"{b} - {a}",
            AddressOp.Inc => $"{b} + 1",
            AddressOp.Dec => $"{b} - 1",
            _ => $"&{table}",
        };
        string target = word.Target < Microprogram.CacheWords ? program.CacheName(word.Target) : ((BusTarget)word.Target).ToString().ToUpperInvariant();
        return word.Target != (int)BusTarget.Flags ? $"{target} = {value}"
            : word.Address is AddressOp.A or AddressOp.B ? $"test {value}"
            : value;
    }

    private static string Label(Microprogram program, int address) =>
        program.Labels.Where(label => label.Value == address).Select(label => label.Key).FirstOrDefault($"{address}");
}
