using CsCheck;
using Ripac.Chip;

namespace Ripac.Chip.Tests;

/// <summary>Random tables and random commands. A word has its own model, or shares that of the word before it.</summary>
internal sealed record RandomTask(
    int Emissions, (int States, bool Shared)[] Words, (int Emission, int Self, int Next, int Skip)[] Costs, int Rows, int Seed)
{
    private static readonly Gen<int> Cost = Gen.Frequency((6, Gen.Int[0, 60]), (1, Gen.Int[0, 4094]), (1, Gen.Const(4095)));

    public static readonly Gen<RandomTask> Tasks = Gen.Select(
        Gen.Int[1, 40],
        Gen.Select(Gen.Int[1, 40], Gen.Bool).Array[1, 8],
        Gen.Select(Gen.Int[0, 10_000], Cost, Cost, Cost).Array[20],
        Gen.Int[4, 12],
        Gen.Int,
        (emissions, words, costs, rows, seed) => new RandomTask(emissions, words, costs, rows, seed));

    public static readonly Gen<Command> Commands = Gen.Select(
        Gen.Frequency(
            (8, Gen.Const(CommandKind.Frame)),
            (3, Gen.Const(CommandKind.Symbols)),
            (3, Gen.Const(CommandKind.Match)),
            (9, Gen.Const(CommandKind.Activate)),
            (1, Gen.Const(CommandKind.Drop)),
            (1, Gen.Const(CommandKind.Settings))),
        Gen.Int[0, 99],
        Gen.Frequency((4, Gen.Int[0, 400]), (1, Gen.Int[0, 4095])),
        Gen.Int[0, 40],
        (kind, word, cost, age) => new Command(kind, word, cost, age));

    public enum CommandKind
    {
        Frame,
        Symbols,
        Match,
        Activate,
        Drop,
        Settings,
    }

    public (TableMemory Memory, CoreTables Tables) Lay()
    {
        int states = Words.Sum(word => word.States + 1);
        CoreTables tables = CoreTables.Lay(Emissions, states, states, Words.Length, Rows, templates: true);
        TableMemory memory = new(tables.Size);
        new Random(Seed).NextBytes(memory.Bytes(0, tables.Size));
        Span<TransitionRecord> transitions = memory.Table<TransitionRecord>(tables.Transition);
        for (int i = 0; i < transitions.Length; i++)
        {
            (int emission, int self, int next, int skip) = Costs[i % Costs.Length];
            transitions[i] = new TransitionRecord((ushort)((emission + (i / Costs.Length)) % Emissions), (ushort)self, (ushort)next, (ushort)skip);
        }

        uint first = 0;
        for (int w = 0; w < Words.Length; w++)
        {
            bool shared = w > 0 && Words[w].Shared && Words[w].States <= Words[w - 1].States;
            uint model = shared ? memory.Table<WordRecord>(tables.Word)[w - 1].FirstTransition : first;
            memory.Table<WordRecord>(tables.Word)[w] = new WordRecord(first, model, (ushort)Words[w].States, 0);
            first += (uint)Words[w].States + 1;
        }

        return (memory, tables);
    }

    public static ResultRecord[] Paths(IRipacCore core)
    {
        ResultRecord[] paths = new ResultRecord[400];
        return paths[..core.Paths(paths)];
    }

    public sealed record Command(CommandKind Kind, int Word, int Cost, int Age);

    /// <summary>Gives a core commands; two players of one task give the same.</summary>
    public sealed class Player(IRipacCore core, RandomTask task)
    {
        private readonly Random _random = new(task.Seed);
        private readonly byte[] _local = new byte[task.Emissions];
        private readonly byte[] _vector = new byte[CoreTables.TemplateSize];
        private int _frame;

        /// <summary>Gives the core one command, or those of a whole frame; returns after each, with the minimum that EXTEND gave.</summary>
        public IEnumerable<int> Do(Command command)
        {
            _random.NextBytes(_local);
            _random.NextBytes(_vector);
            int word = command.Word % task.Words.Length;
            ushort start = (ushort)(_frame - command.Age);
            switch (command.Kind)
            {
                case CommandKind.Activate:
                    core.Activate(word, command.Cost, start);
                    yield return 0;
                    yield break;
                case CommandKind.Drop:
                    core.Drop(word, start);
                    yield return 0;
                    yield break;
                case CommandKind.Settings:
                    core.Beam = Math.Max(1, command.Cost);
                    core.LongestPath = command.Age + 1;
                    yield return 0;
                    yield break;
                case CommandKind.Symbols:
                    core.Symbols([.. _vector.AsSpan(0, 4).ToArray().Select(symbol => (ushort)(symbol % task.Rows))]);
                    break;
                case CommandKind.Match:
                    core.Match(_vector);
                    break;
                default:
                    core.WriteVector(_local);
                    break;
            }

            _frame++;
            int minimum = core.Extend();
            yield return minimum;
            core.Normalise(minimum);
            yield return minimum;
        }
    }
}
