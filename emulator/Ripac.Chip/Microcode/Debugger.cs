using System.Globalization;

namespace Ripac.Chip.Microcode;

/// <summary>Steps through the microprogram of a <see cref="MicrocodedCore"/> while its master goes on giving commands.</summary>
public sealed class Debugger
{
    /// <summary>What the commands are.</summary>
    public const string Help = """
        step [N]          execute N microinstructions (1)
        continue          to the next breakpoint
        break PLACE       stop before a label, an entry, or an address in hexadecimal digits
        delete PLACE      remove the breakpoint
        watch NAME I      stop when record I of a table has changed; watch active: when the list of active words has
        unwatch           watch nothing any more
        registers         micro-address, path registers, memory data, counters
        cache             every named cache word that is not 0
        table NAME [I [N]]  N records (8) of a table from record I (0) on, as 16-bit fields
        active            the circular list of active words
        list [N]          the next N microinstructions (8)
        trace on|off      print each microinstruction that is executed, with its cycle
        help              this
        quit              let the core run on without stopping
        """;

    private readonly MicrocodedCore _core;
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly string _prompt;
    private readonly HashSet<int> _breakpoints = [];
    private readonly List<Watched> _watched = [];
    private long _steps;
    private bool _tracing;
    private bool _quit;

    /// <summary>A debugger that stops before the first microinstruction of the next command.</summary>
    /// <param name="core">The core; it is stepped by this debugger from now on.</param>
    /// <param name="input">Commands, a line each; its end is "quit".</param>
    /// <param name="output">Answers.</param>
    /// <param name="prompt">Printed where a command is waited for.</param>
    public Debugger(MicrocodedCore core, TextReader input, TextWriter output, string prompt = "")
    {
        ArgumentNullException.ThrowIfNull(core);
        _core = core;
        _input = input;
        _output = output;
        _prompt = prompt;
        core.Debugger = Run;
    }

    private Microengine Engine => _core.Engine;

    private Microprogram Program => Engine.Program;

    private void Run(string routine)
    {
        while (!Engine.Halted && !_quit)
        {
            bool stop = _breakpoints.Contains(Engine.MicroAddress) || _steps == 0;
            if (stop)
            {
                _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cycle {Engine.Counts.Microcycles}, {routine}: {Line(Engine.MicroAddress)}"));
                Ask();
            }

            Step();
        }
    }

    private void Step()
    {
        int address = Engine.MicroAddress;
        long cycle = Engine.Counts.Microcycles;
        Engine.Step();
        _steps = Math.Max(-1, _steps - 1);
        if (_tracing)
        {
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cycle,8} +{Engine.Counts.Microcycles - cycle} {Line(address)}"));
        }

        foreach (Watched watched in _watched.Where(watched => watched.HasChanged()))
        {
            _output.WriteLine($"{Line(address)}: {watched.Text}");
            _steps = 0;
        }
    }

    // Until a command lets the machine go on. Negative steps: no end.
    private void Ask()
    {
        while (ReadLine() is string line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case []:
                    break;
                case ["step" or "s"]:
                    _steps = 1;
                    return;
                case ["step" or "s", string count] when TryNumber(count, out int steps) && steps > 0:
                    _steps = steps;
                    return;
                case ["continue" or "c"]:
                    _steps = -1;
                    return;
                case ["quit" or "q"]:
                    _quit = true;
                    return;
                default:
                    Show(words);
                    break;
            }
        }

        _quit = true;
    }

    private string? ReadLine()
    {
        _output.Write(_prompt);
        return _input.ReadLine();
    }

    private void Show(string[] words)
    {
        switch (words)
        {
            case ["break" or "b", string place] when TryPlace(place, out int address):
                _breakpoints.Add(address);
                _output.WriteLine($"stops before {Line(address)}");
                break;
            case ["delete" or "d", string place] when TryPlace(place, out int address):
                _breakpoints.Remove(address);
                break;
            case ["watch" or "w", "active"]:
                _watched.Add(new Watched(Active));
                break;
            case ["watch" or "w", string name, string record] when TryTable(name, out int table) && TryNumber(record, out int number):
                _watched.Add(new Watched(() => Record(table, number)));
                break;
            case ["unwatch"]:
                _watched.Clear();
                break;
            case ["registers" or "r"]:
                ShowRegisters();
                break;
            case ["cache"]:
                ShowCache();
                break;
            case ["table" or "t", string name, .. string[] range] when range.Length <= 2 && range.All(part => TryNumber(part, out _)) && TryTable(name, out int table):
                int[] numbers = [.. range.Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
                ShowTable(table, numbers.ElementAtOrDefault(0), numbers.Length > 1 ? numbers[1] : 8);
                break;
            case ["active" or "a"]:
                _output.WriteLine(Active());
                break;
            case ["list" or "l", .. string[] count] when count.Length <= 1 && count.All(part => TryNumber(part, out _)):
                int lines = count.Length == 1 ? int.Parse(count[0], CultureInfo.InvariantCulture) : 8;
                foreach (int address in Enumerable.Range(Engine.MicroAddress, lines).TakeWhile(address => address < Program.Rom.Count))
                {
                    _output.WriteLine(Line(address));
                }

                break;
            case ["trace", "on" or "off"]:
                _tracing = words[1] == "on";
                break;
            case ["help" or "h"]:
                _output.WriteLine(Help);
                break;
            default:
                _output.WriteLine($"'{string.Join(' ', words)}' is no command; help lists them");
                break;
        }
    }

    private void ShowRegisters()
    {
        CycleCounts counts = Engine.Counts;
        _output.WriteLine(string.Join("  ", Engine.Paths.Select(path =>
            path.Value.Dead ? $"{path.Name} none" : string.Create(CultureInfo.InvariantCulture, $"{path.Name} {path.Value.Cost}/{path.Value.Tag}"))));
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"MD {Engine.MemoryData:X6}  cycles {counts.Microcycles}  waits {counts.Waits}  accesses {counts.Accesses}"));
    }

    private void ShowCache()
    {
        foreach (int word in Enumerable.Range(0, Microprogram.CacheWords).Where(word => Engine[word] != 0))
        {
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Program.CacheName(word),-18} {Engine[word]}"));
        }
    }

    private void ShowTable(int table, int first, int count)
    {
        int records = Engine[(4 * table) + (int)DescriptorWord.Modulus];
        for (int record = first; record < Math.Min(records, first + (long)count); record++)
        {
            _output.WriteLine(Record(table, record));
        }
    }

    // A record as 16-bit fields.
    private string Record(int table, int record)
    {
        int size = Engine[(4 * table) + (int)DescriptorWord.Size];
        long start = Engine[4 * table] + ((long)record * size);
        if (record >= Engine[(4 * table) + (int)DescriptorWord.Modulus] || start + size > Engine.Memory.Size)
        {
            return $"{Program.Tables[table]}[{record}] is not there";
        }

        ReadOnlySpan<byte> bytes = Engine.Memory.Bytes((int)start, size);
        List<int> fields = [];
        for (int at = 0; at < bytes.Length; at += 2)
        {
            fields.Add(bytes[at] | (at + 1 < bytes.Length ? bytes[at + 1] << 8 : 0));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Program.Tables[table]}[{record}] {string.Join(' ', fields)}");
    }

    private string Active()
    {
        (int head, int count) = _core.ActiveList;
        ReadOnlySpan<ushort> list = _core.Memory.Table<ushort>(_core.Tables.Active);
        List<int> words = [];
        for (int i = 0; i < count; i++)
        {
            words.Add(list[(head + i) % list.Length]);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count} of {list.Length} words, from place {head}: {string.Join(' ', words)}");
    }

    private string Line(int address) => address < Program.Rom.Count
        ? string.Create(CultureInfo.InvariantCulture, $"{address:X2}  {Disassembler.Line(Program, address)}")
        : string.Create(CultureInfo.InvariantCulture, $"{address:X2}  empty");

    private bool TryPlace(string place, out int address)
    {
        bool known = Program.Labels.TryGetValue(place, out address)
            || (int.TryParse(place, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out address) && address is >= 0 and < Microprogram.RomWords);
        if (!known)
        {
            _output.WriteLine($"no place {place}");
        }

        return known;
    }

    private bool TryTable(string name, out int table)
    {
        table = Program.Tables.ToList().FindIndex(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (table < 0)
        {
            _output.WriteLine($"no table {name}: {string.Join(' ', Program.Tables)}");
        }

        return table >= 0;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // Something that can be looked at, as a line of text.
    private sealed class Watched(Func<string> look)
    {
        public string Text { get; private set; } = look();

        public bool HasChanged()
        {
            string before = Text;
            Text = look();
            return Text != before;
        }
    }
}
