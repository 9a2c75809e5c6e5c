using CsCheck;
using Ripac.Chip;

namespace Ripac.Chip.Tests;

/// <summary>A vocabulary dealt out to several cores: the master sees what it sees of one.</summary>
public class CoreArrayTests
{
    [Theory]
    [InlineData(CoreEngine.Functional)]
    [InlineData(CoreEngine.Vectorised)]
    [InlineData(CoreEngine.Microcoded)]
    public void Several_cores_answer_as_one_does(CoreEngine engine) =>
        Gen.Select(RandomTask.Tasks, RandomTask.Commands.Array[1, 60], Gen.Int[2, 5]).Sample(
            (task, commands, cores) => Compare(task, commands, Math.Min(cores, task.Words.Length), engine), iter: 300);

    [Fact]
    public void More_cores_than_words_are_refused()
    {
        CoreTables tables = CoreTables.Lay(1, 2, 2, 1);
        TableMemory memory = new(tables.Size);
        memory.Table<WordRecord>(tables.Word)[0] = new WordRecord(0, 0, 1, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoreSettings { Cores = 2 }.Create(memory, tables));
    }

    private static void Compare(RandomTask task, RandomTask.Command[] commands, int cores, CoreEngine engine)
    {
        (TableMemory memory, CoreTables tables) = task.Lay();
        IRipacCore one = new CoreSettings().Create(memory, tables);
        IRipacCore several = new CoreSettings { Engine = engine, Cores = cores }.Create(task.Lay().Memory, tables);
        RandomTask.Player first = new(one, task);
        RandomTask.Player second = new(several, task);
        foreach (RandomTask.Command command in commands)
        {
            Assert.Equal(first.Do(command).ToArray(), second.Do(command).ToArray());
            Assert.Equal(one.Status, several.Status);
            Assert.Equal(one.Results.ToArray(), several.Results.ToArray());
            Assert.Equal(RandomTask.Paths(one).OrderBy(path => path.ToString()), RandomTask.Paths(several).OrderBy(path => path.ToString()));
            if (!one.Status.HasFlag(CoreStatus.NoPath))
            {
                Assert.Equal((one.BestWord, one.BestStart), (several.BestWord, several.BestStart));
            }
        }
    }
}
