using System.Globalization;

namespace Ripac.Chip.Microcode;

/// <summary>One line's fields to one microword: two fields that need the same part of it differently are an error.</summary>
internal sealed class LineAssembler(AssemblySource program, int line)
{
    private readonly HashSet<string> _used = [];
    private Microword _word = new() { Target = (int)BusTarget.Flags, SourceA = (int)BusSource.Literal };
    private int? _sourceA;
    private int? _sourceB;
    private int? _descriptor;

    public Microword Assemble(string[] fields)
    {
        foreach (string field in fields)
        {
            string[] words = field.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["rd" or "rdh" or "rdb", string record]:
                    Memory(words[0], record);
                    break;
                case ["wr" or "wrb", string record, "=", string data]:
                    Memory(words[0], record);
                    BusA(data);
                    break;
                case ["up" or "down" or "wrap", string table]:
                    Use("step");
                    Descriptor(table);
                    _word = _word with { Step = Enum.Parse<IndexStep>(words[0], ignoreCase: true) };
                    break;
                case ["if", string condition, .. string[] then]:
                    Sequence(then, Parse<Condition>(condition, "condition"));
                    break;
                case ["goto" or "call" or "return" or "halt", ..]:
                    Sequence(words, Condition.Always);
                    break;
                case ["test", string value]:
                    Pass(value);
                    break;
                case [string target, "=", .. string[] value]:
                    Address(target, value);
                    break;
                case [string left, "+" or "-", string right]:
                    Arithmetic(left, words[1], right);
                    break;
                default:
                    Path(words);
                    break;
            }
        }

        return _word;
    }

    private void Memory(string operation, string record)
    {
        Use("memory");
        int open = record.IndexOf('[', StringComparison.Ordinal);
        Require(open > 0 && record.EndsWith(']'), $"'{record}' is no TABLE[field]");
        Descriptor(record[..open]);
        bool right = int.TryParse(record[(open + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int offset) && offset < 16;
        Require(right, $"'{record}': fields are 0 to 15");
        _word = _word with { Memory = Enum.Parse<MemoryOp>(operation, ignoreCase: true), Offset = offset };
    }

    private void Address(string target, string[] value)
    {
        _word = _word with { Target = Target(target) };
        switch (value)
        {
            case [['&', .. string table]]:
                Use("address unit");
                Descriptor(table);
                _word = _word with { Address = AddressOp.Lea };
                break;
            case [string from]:
                Pass(from);
                break;
            case [string left, "+" or "-", string right]:
                Arithmetic(left, value[1], right);
                break;
            default:
                throw new AssemblyException(line, $"'{string.Join(' ', value)}' is nothing that the address unit does");
        }
    }

    // A cache word passes over bus B, which leaves bus A to others.
    private void Pass(string from)
    {
        Use("address unit");
        bool cached = TryCacheWord(from, out int word);
        if (cached)
        {
            BusB(from, word);
        }
        else
        {
            BusA(from);
        }

        _word = _word with { Address = cached ? AddressOp.B : AddressOp.A };
    }

    private void Arithmetic(string left, string sign, string right)
    {
        Use("address unit");
        BusB(left);
        AddressOp one = sign == "+" ? AddressOp.Inc : AddressOp.Dec;
        if (right != "1")
        {
            BusA(right);
        }

        _word = _word with { Address = right == "1" ? one : sign == "+" ? AddressOp.Add : AddressOp.Sub };
    }

    private void Path(string[] words)
    {
        Use("dynamic-programming unit");
        PathOp operation = Parse<PathOp>(words[0], "operation");
        int operands = operation switch
        {
            PathOp.Bst or PathOp.Bsk or PathOp.Clq or PathOp.Mq or PathOp.Shf or PathOp.None => 0,
            PathOp.Adb => 2,
            _ => 1,
        };
        Require(words.Length == operands + 1, $"{words[0]} has {operands} operands");
        if (operands > 0)
        {
            BusA(words[1]);
        }

        if (operands > 1)
        {
            BusB(words[2]);
        }

        _word = _word with { Path = operation };
    }

    private void Sequence(string[] words, Condition condition)
    {
        Use("sequencer");
        string operation = words.FirstOrDefault("");
        bool jump = operation is "goto" or "call";
        Require(words.Length == (jump ? 2 : 1), jump ? $"{operation} needs a label" : "a condition needs goto, call, return or halt");
        int next = 0;
        if (jump)
        {
            Require(program.Labels.TryGetValue(words[1], out next), $"there is no label {words[1]}");
        }

        _word = _word with { Sequence = Parse<SequenceOp>(operation, "sequencer operation"), Condition = condition, Next = next };
    }

    private void Descriptor(string table)
    {
        int number = program.Tables.IndexOf(table);
        Require(number >= 0, $"there is no table {table}");
        Require((_descriptor ?? number) == number, "one microinstruction reaches one table");
        _descriptor = number;
        _word = _word with { Descriptor = number };
    }

    private void BusA(string name)
    {
        int source;
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int literal))
        {
            Require(literal < 256, $"literals are 0 to 255, not {literal}");
            Require(!_used.Contains("literal") || _word.Literal == literal, "one microinstruction has one literal");
            _used.Add("literal");
            _word = _word with { Literal = literal };
            source = (int)BusSource.Literal;
        }
        else if (!TryCacheWord(name, out source))
        {
            source = (int)Parse<BusSource>(name, "source");
        }

        Require((_sourceA ?? source) == source, $"bus A cannot carry {name} too");
        _sourceA = source;
        _word = _word with { SourceA = source };
    }

    private void BusB(string name)
    {
        Require(TryCacheWord(name, out int word), $"bus B carries cache words, {name} is none");
        BusB(name, word);
    }

    private void BusB(string name, int word)
    {
        Require((_sourceB ?? word) == word, $"bus B cannot carry {name} too");
        _sourceB = word;
        _word = _word with { SourceB = word };
    }

    private int Target(string name) => TryCacheWord(name, out int word) ? word : (int)Parse<BusTarget>(name, "target");

    private bool TryCacheWord(string name, out int word)
    {
        string[] parts = name.Split('.');
        int table = program.Tables.IndexOf(parts[0]);
        word = program.Data.IndexOf(name);
        if (word >= 0)
        {
            word += Microprogram.FirstData;
            return true;
        }

        if (table < 0 || parts.Length != 2)
        {
            return false;
        }

        word = (4 * table) + (int)Parse<DescriptorWord>(parts[1], "part of a descriptor");
        return true;
    }

    private T Parse<T>(string name, string kind)
        where T : struct, Enum
    {
        bool known = Enum.TryParse(name, ignoreCase: true, out T value) && Enum.IsDefined(value) && char.IsLetter(name[0]);
        Require(known, $"'{name}' is no {kind}");
        return value;
    }

    private void Use(string part) => Require(_used.Add(part), $"the {part} is asked for twice");

    private void Require(bool right, string problem) => AssemblySource.Require(line, right, problem);
}
