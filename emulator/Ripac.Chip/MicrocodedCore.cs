using Ripac.Chip.Microcode;

namespace Ripac.Chip;

/// <summary>The microcoded engine: each command is a routine of the microprogram, run on a <see cref="Microengine"/> that counts.</summary>
/// <remarks>The master writes parameters into the cache and starts a routine; how RIPAC's host did that is unknown, so this is ours.</remarks>
public sealed class MicrocodedCore : TableCore
{
    private readonly Microengine _engine;
    private readonly int _wordIndex;
    private readonly int _r0;
    private readonly int _r1;
    private readonly int _x;
    private readonly int _y;
    private readonly int _beam;
    private readonly int _longest;
    private readonly int _best;
    private readonly int _count;
    private readonly int _head;
    private readonly int _resultIndex;
    private readonly Dictionary<string, CycleCounts> _routines = [];
    private readonly Dictionary<string, int> _entries;

    /// <summary>Connects the core to its tables and runs INIT.</summary>
    /// <param name="memory">The external memory.</param>
    /// <param name="tables">The tables in it.</param>
    /// <param name="memoryCycle">Microcycles of an external access.</param>
    /// <param name="program">The microprogram; ours if null.</param>
    /// <inheritdoc cref="TableCore"/>
    public MicrocodedCore(
        TableMemory memory, CoreTables tables, int memoryCycle = Microengine.DefaultMemoryCycle, Microprogram? program = null)
        : base(memory, tables)
    {
        program ??= Microprogram.Ripac;
        _engine = new Microengine(program, memory, memoryCycle);
        _entries = new Dictionary<string, int>(program.Entries);
        _wordIndex = program.CacheWord("WORD.index");
        _r0 = program.CacheWord("R0");
        _r1 = program.CacheWord("R1");
        _x = program.CacheWord("X");
        _y = program.CacheWord("Y");
        _beam = program.CacheWord("BEAM");
        _longest = program.CacheWord("LONGEST");
        _best = program.CacheWord("BEST");
        _count = program.CacheWord("COUNT");
        _head = program.CacheWord("HEAD");
        _resultIndex = program.CacheWord("RESULT.index");
        Init();
    }

    /// <summary>The machine, to look into.</summary>
    public Microengine Engine => _engine;

    /// <inheritdoc/>
    public override CycleCounts Counts => _engine.Counts;

    /// <summary>What each routine has cost so far.</summary>
    public IReadOnlyDictionary<string, CycleCounts> Routines => _routines;

    /// <summary>No routine takes more microcycles than this.</summary>
    public long Watchdog { get; set; } = long.MaxValue;

    /// <summary>In place of running a routine to its end: a debugger that is told of each that starts.</summary>
    public Action<string>? Debugger { get; set; }

    /// <inheritdoc/>
    public override (int Head, int Count) ActiveList => (_engine[_head], _engine[_count]);

    private protected override int ResultCount => _engine[_resultIndex];

    /// <inheritdoc/>
    public override void Init()
    {
        WriteDescriptors();
        _engine[_x] = Tables.State.Count;
        _engine[_y] = Tables.Word.Count;
        Run("INIT");
        Status = CoreStatus.NoPath;
    }

    /// <inheritdoc/>
    public override int Extend()
    {
        _engine[_beam] = Beam;
        _engine[_longest] = LongestPath;
        _engine.Saturated = false;
        Run("EXTEND");
        int minimum = _engine[_r0];
        Status = _engine.Saturated ? CoreStatus.Saturated : CoreStatus.None;
        if (minimum != PathCost.Unreachable)
        {
            BestWord = _engine[_best];
            BestStart = (ushort)_engine[_r1];
        }

        return minimum;
    }

    /// <inheritdoc/>
    public override void Normalise(int minimum)
    {
        _engine[_r0] = minimum;
        Run("NORMALISE");
        Status |= (ResultCount > 0 ? CoreStatus.ResultsReady : CoreStatus.None)
            | (minimum == PathCost.Unreachable ? CoreStatus.NoPath : CoreStatus.None);
    }

    private protected override void Enter(int word, int cost, ushort start)
    {
        _engine[_wordIndex] = word;
        _engine[_r0] = cost;
        _engine[_r1] = start;
        Run("ACTIVATE");
    }

    private protected override void End(int word, ushort start)
    {
        _engine[_wordIndex] = word;
        _engine[_r1] = start;
        Run("DROP");
    }

    private protected override void SumSymbols(ReadOnlySpan<ushort> rows) => Run("SYMBOLS");

    private protected override void MatchTemplates(ReadOnlySpan<byte> vector) => Run("MATCH");

    // SET_TABLE for each table. Several walk over the same memory: a descriptor is a table and a place in it.
    private void WriteDescriptors()
    {
        Write("STATE", Tables.State);
        Write("TRANS", Tables.Transition);
        Write("WORD", Tables.Word);
        Write("ACTIVE", Tables.Active);
        Write("TAIL", Tables.Active);
        Write("RESULT", Tables.Result);
        Write("VECTOR", Tables.Vector);
        Write("SUM", Tables.Sum);
        Write("INPUT", Tables.Input);
        Write("EMISSION", Tables.Emission);
        Write("TEMPLATE", Tables.Template);
        Write("ROW", new TableDescriptor(0, 1, 0));
    }

    private void Write(string name, TableDescriptor table)
    {
        int at = _engine.Program.CacheWord(name + ".base");
        _engine[at] = table.Base;
        _engine[at + (int)DescriptorWord.Size] = table.RecordSize;
        _engine[at + (int)DescriptorWord.Index] = 0;
        _engine[at + (int)DescriptorWord.Modulus] = table.Count;
    }

    private void Run(string routine)
    {
        CycleCounts before = _engine.Counts;
        _engine.Start(_entries[routine]);
        Debugger?.Invoke(routine);
        while (!_engine.Halted)
        {
            _engine.Step();
            if (_engine.Counts.Microcycles - before.Microcycles > Watchdog)
            {
                throw new TimeoutException($"{routine} took more than {Watchdog} microcycles");
            }
        }

        _routines[routine] = _routines.GetValueOrDefault(routine) + (_engine.Counts - before);
    }
}
