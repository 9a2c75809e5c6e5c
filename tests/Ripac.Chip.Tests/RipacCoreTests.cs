using CsCheck;
using Ripac.Chip;

namespace Ripac.Chip.Tests;

public class RipacCoreTests
{
    private const int Emissions = 12;

    private static readonly Gen<int> Transition = Gen.Frequency((6, Gen.Int[0, 60]), (1, Gen.Int[0, 4094]), (2, Gen.Const(4095)));

    private static readonly Gen<ReferenceCore.Model> Word = Gen.Select(
        Gen.Select(Gen.Int[0, Emissions - 1], Transition, Transition, Transition, (e, s, n, k) => new ReferenceCore.State(e, s, n, k))
            .Array[1, 6],
        Transition,
        Transition,
        (states, next, skip) => new ReferenceCore.Model(states, next, skip));

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Select(Gen.Int[0, 99], Gen.Frequency((4, Gen.Int[0, 400]), (1, Gen.Int[0, 4095]))).Array[0, 4],
        Gen.Frequency((5, Gen.Byte), (3, Gen.Byte[0, 20])).Array[Emissions],
        (entries, local) => new Step(entries, local));

    [Fact]
    public void Computes_what_the_reference_computes()
    {
        Gen.Select(Word.Array[1, 6], Steps.Array[1, 60], Gen.OneOf(Gen.Int[1, 4095], Gen.Const(4095)), Gen.Int[1, 80])
            .Sample((words, steps, beam, longest) => Compare(words, steps, beam, longest), iter: 3_000);
    }

    /// <summary>Path 3585, transition 254, local cost 255: the sum is 4094. Nothing clips, so wider costs would be the same numbers.</summary>
    [Fact]
    public void Up_to_a_beam_of_3586_twelve_bits_lose_nothing()
    {
        Gen<int> cost = Gen.Int[0, 254];
        Gen<ReferenceCore.Model> word = Gen.Select(
            Gen.Select(Gen.Int[0, Emissions - 1], cost, cost, cost, (e, s, n, k) => new ReferenceCore.State(e, s, n, k)).Array[1, 6],
            cost,
            cost,
            (states, next, skip) => new ReferenceCore.Model(states, next, skip));
        Gen.Select(word.Array[1, 6], Steps.Array[1, 60], Gen.Int[1, 3586]).Sample(
            (words, steps, beam) =>
            {
                (RipacCore core, _) = Build(words);
                core.Beam = beam;
                for (int frame = 0; frame < steps.Length; frame++)
                {
                    foreach ((int entered, int entry) in steps[frame].Entries)
                    {
                        core.Activate(entered % words.Length, Math.Min(entry, beam - 1), (ushort)frame);
                    }

                    core.Frame(steps[frame].Local);
                    Assert.False(core.Status.HasFlag(CoreStatus.Saturated));
                }
            },
            iter: 1_000);
    }

    [Fact]
    public void Start_frames_go_round_after_65536_frames()
    {
        ReferenceCore.Model word = new([new(0, 0, 0, 4095), new(1, 0, 0, 4095)], 0, 4095);
        (RipacCore core, _) = Build([word]);
        byte[] local = new byte[Emissions];
        for (int frame = 0; frame < 65_540; frame++)
        {
            core.Frame(local);
        }

        core.Activate(0, 7, unchecked((ushort)65_540));
        core.Frame(local);
        Assert.Empty(core.Results.ToArray());
        core.Frame(local);
        ResultRecord end = Assert.Single(core.Results.ToArray());
        Assert.Equal(new ResultRecord(0, 0, 4), end);
    }

    [Fact]
    public void A_path_older_than_the_longest_is_dropped()
    {
        ReferenceCore.Model word = new([new(0, 0, 0, 4095)], 0, 4095);
        (RipacCore core, _) = Build([word]);
        core.LongestPath = 3;
        core.Activate(0, 0, 0);
        byte[] local = new byte[Emissions];
        bool[] alive = [.. Enumerable.Range(0, 5).Select(_ =>
        {
            core.Frame(local);
            return !core.Status.HasFlag(CoreStatus.NoPath);
        })];
        Assert.Equal([true, true, true, false, false], alive);
    }

    [Fact]
    public void Paths_are_named_by_word_and_start_and_can_be_dropped()
    {
        ReferenceCore.State stay = new(0, 0, 4095, 4095);
        (RipacCore core, _) = Build([new([stay], 0, 4095), new([stay with { Emission = 1 }], 0, 4095)]);
        byte[] local = new byte[Emissions];
        local[1] = 9;
        core.Activate(0, 0, 5);
        core.Activate(1, 0, 6);
        core.Frame(local);
        ResultRecord[] paths = new ResultRecord[4];
        Assert.Equal(2, core.Paths(paths));
        Assert.Equal([new ResultRecord(0, 0, 5), new ResultRecord(1, 9, 6)], paths[..2]);
        Assert.Equal((0, 5), (core.BestWord, core.BestStart));

        core.Drop(0, 5);
        Assert.Equal(1, core.Paths(paths));
        Assert.Equal(new ResultRecord(1, 9, 6), paths[0]);
        Assert.Equal(9 + 9, core.Frame(local));
    }

    [Fact]
    public void A_lost_path_shows_in_the_status()
    {
        (RipacCore core, _) = Build([new([new(0, 0, 0, 4095)], 0, 4095)]);
        byte[] local = new byte[Emissions];
        local[0] = 255;
        core.Activate(0, 4000, 0);
        Assert.Equal(0, core.Frame(local));
        Assert.Equal(CoreStatus.Saturated | CoreStatus.NoPath, core.Status);
    }

    [Fact]
    public void Tables_that_refer_outside_are_refused()
    {
        (_, CoreTables tables) = Build([new([new(0, 0, 0, 0)], 0, 0)]);
        TableMemory memory = new(tables.Size);
        memory.Table<WordRecord>(tables.Word)[0] = new WordRecord(uint.MaxValue, 0, 1, 0);
        Assert.Throws<ArgumentException>(() => new RipacCore(memory, tables));
        memory.Table<WordRecord>(tables.Word)[0] = new WordRecord(0, 0, 1, 0);
        memory.Table<TransitionRecord>(tables.Transition)[1] = new TransitionRecord(Emissions, 0, 0, 0);
        Assert.Throws<ArgumentException>(() => new RipacCore(memory, tables));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RipacCore(new TableMemory(tables.Size - 1), tables));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoreTables.Lay(1, 1, 1, 100_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoreTables.Lay(1, 1, int.MaxValue, 1));
    }

    private static void Compare(ReferenceCore.Model[] words, Step[] steps, int beam, int longest)
    {
        ReferenceCore reference = new(words, beam, longest);
        (RipacCore core, Func<StateRecord[]> states) = BuildWithStates(words);
        core.Beam = beam;
        core.LongestPath = longest;
        for (int frame = 0; frame < steps.Length; frame++)
        {
            foreach ((int word, int cost) in steps[frame].Entries)
            {
                reference.Activate(word % words.Length, cost, frame);
                core.Activate(word % words.Length, cost, (ushort)frame);
            }

            Assert.Equal(reference.Frame(steps[frame].Local), core.Frame(steps[frame].Local));
            Assert.Equal(
                reference.Paths.SelectMany(path => path.Prepend(ReferenceCore.Path.None))
                    .Select(path => new StateRecord((ushort)path.Cost, (ushort)path.Start)),
                states());
            Assert.Equal(
                reference.Ends.Select(end => new ResultRecord((ushort)end.Word, (ushort)end.Cost, (ushort)end.Start)),
                core.Results.ToArray().OrderBy(end => end.Word));
            Assert.Equal(reference.Ends.Count > 0, core.Status.HasFlag(CoreStatus.ResultsReady));
        }
    }

    private static (RipacCore Core, CoreTables Tables) Build(ReferenceCore.Model[] words)
    {
        (RipacCore core, CoreTables tables, _) = Lay(words);
        return (core, tables);
    }

    private static (RipacCore Core, Func<StateRecord[]> States) BuildWithStates(ReferenceCore.Model[] words)
    {
        (RipacCore core, CoreTables tables, TableMemory memory) = Lay(words);
        return (core, () => memory.Table<StateRecord>(tables.State).ToArray());
    }

    private static (RipacCore Core, CoreTables Tables, TableMemory Memory) Lay(ReferenceCore.Model[] words)
    {
        int states = words.Sum(word => word.States.Length + 1);
        CoreTables tables = CoreTables.Lay(Emissions, states, states, words.Length);
        TableMemory memory = new(tables.Size);
        int first = 0;
        for (int w = 0; w < words.Length; w++)
        {
            memory.Table<WordRecord>(tables.Word)[w] = new((uint)first, (uint)first, (ushort)words[w].States.Length, 0);
            Span<TransitionRecord> model = memory.Table<TransitionRecord>(tables.Transition)[first..];
            model[0] = new TransitionRecord(0, PathCost.Unreachable, (ushort)words[w].EntryNext, (ushort)words[w].EntrySkip);
            for (int j = 0; j < words[w].States.Length; j++)
            {
                ReferenceCore.State state = words[w].States[j];
                model[j + 1] = new((ushort)state.Emission, (ushort)state.Self, (ushort)state.Next, (ushort)state.Skip);
            }

            first += words[w].States.Length + 1;
        }

        return (new RipacCore(memory, tables), tables, memory);
    }

    private sealed record Step((int Word, int Cost)[] Entries, byte[] Local);
}
