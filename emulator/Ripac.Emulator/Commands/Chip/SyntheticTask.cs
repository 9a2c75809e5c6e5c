using Ripac.Chip;
using Ripac.Chip.Microcode;
using Ripac.Module;

namespace Ripac.Emulator.Commands.Chip;

/// <summary>Words that are all entered in every frame, with random models and random local costs: always the same ones.</summary>
internal sealed class SyntheticTask
{
    private const int Rows = 64;
    private const int MostLocal = 60;

    private readonly IRipacCore _core;
    private readonly Local _local;
    private readonly Random _random = new(1);
    private readonly byte[] _costs;

    public SyntheticTask(CoreSettings settings, Local local, int words, int states, int beam)
    {
        Words = words;
        _local = local;
        int count = words * (states + 1);
        _costs = new byte[Math.Min(words * states, ushort.MaxValue)];
        CoreTables tables = CoreTables.Lay(
            _costs.Length, count, count, words, local == Local.Discrete ? Rows : 0, local == Local.Templates);
        TableMemory memory = new(tables.Size);
        if (local != Local.Given)
        {
            TableDescriptor table = local == Local.Discrete ? tables.Emission : tables.Template;
            foreach (ref byte cost in memory.Bytes(table.Base, table.RecordSize * table.Count))
            {
                cost = (byte)_random.Next(MostLocal / 4);
            }
        }

        for (int word = 0; word < words; word++)
        {
            int first = word * (states + 1);
            memory.Table<WordRecord>(tables.Word)[word] = new WordRecord((uint)first, (uint)first, (ushort)states, 0);
            for (int state = 0; state <= states; state++)
            {
                int emission = ((word * states) + Math.Max(0, state - 1)) % _costs.Length;
                memory.Table<TransitionRecord>(tables.Transition)[first + state] = new TransitionRecord((ushort)emission, 4, 8, 24);
            }
        }

        _core = settings.Create(memory, tables);
        _core.Beam = beam;
    }

    /// <summary>Where local costs come from.</summary>
    public enum Local
    {
        /// <summary>From outside.</summary>
        Given,

        /// <summary>The core adds the costs of four symbols.</summary>
        Discrete,

        /// <summary>The core computes distances to templates.</summary>
        Templates,
    }

    public int Words { get; }

    /// <summary>States with a path, on the mean of the last half of the frames.</summary>
    public double AliveStates { get; private set; }

    public CoreLoad Run(int frames)
    {
        CoreLoad load = new();
        byte[] vector = new byte[CoreTables.TemplateSize];
        for (int frame = 0; frame < frames; frame++)
        {
            CycleCounts before = _core.Counts;
            for (int word = 0; word < Words; word++)
            {
                _core.Activate(word, Math.Min(40, _core.Beam - 1), (ushort)frame);
            }

            switch (_local)
            {
                case Local.Discrete:
                    _core.Symbols([(ushort)_random.Next(Rows), (ushort)_random.Next(Rows), (ushort)_random.Next(Rows), (ushort)_random.Next(Rows)]);
                    break;
                case Local.Templates:
                    foreach (ref byte value in vector.AsSpan())
                    {
                        value = (byte)_random.Next(MostLocal / 4);
                    }

                    _core.Match(vector);
                    break;
                default:
                    foreach (ref byte cost in _costs.AsSpan())
                    {
                        cost = (byte)_random.Next(MostLocal);
                    }

                    _core.WriteVector(_costs);
                    break;
            }

            _core.Frame();
            load.Add(_core.Counts - before);
            AliveStates += frame >= frames / 2 ? Alive() / (double)(frames - (frames / 2)) : 0;
        }

        return load;
    }

    private int Alive()
    {
        IEnumerable<TableCore> cores = _core is CoreArray array ? array.Cores : [(TableCore)_core];
        int alive = 0;
        foreach (TableCore core in cores)
        {
            foreach (StateRecord state in core.Memory.Table<StateRecord>(core.Tables.State))
            {
                alive += state.Cost != PathCost.Unreachable ? 1 : 0;
            }
        }

        return alive;
    }
}
