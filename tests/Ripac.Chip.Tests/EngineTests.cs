using CsCheck;
using Ripac.Chip;

namespace Ripac.Chip.Tests;

/// <summary>Three engines, one meaning: the same commands leave the same bytes in every table.</summary>
public class EngineTests
{
    [Theory]
    [InlineData(CoreEngine.Microcoded)]
    [InlineData(CoreEngine.Vectorised)]
    public void Leaves_in_every_table_what_the_functional_engine_leaves(CoreEngine engine) =>
        Gen.Select(RandomTask.Tasks, RandomTask.Commands.Array[1, 80]).Sample((task, commands) => Compare(task, commands, engine), iter: 1_500);

    private static void Compare(RandomTask task, RandomTask.Command[] commands, CoreEngine engine)
    {
        (TableMemory memory, CoreTables tables) = task.Lay();
        (TableMemory otherMemory, _) = task.Lay();
        IRipacCore core = new CoreSettings().Create(memory, tables);
        IRipacCore other = new CoreSettings { Engine = engine }.Create(otherMemory, tables);
        RandomTask.Player first = new(core, task);
        RandomTask.Player second = new(other, task);
        foreach (RandomTask.Command command in commands)
        {
            foreach ((int minimum, int otherMinimum) in first.Do(command).Zip(second.Do(command)))
            {
                Assert.Equal(minimum, otherMinimum);
                Assert.Equal(core.Status, other.Status);
                Assert.Equal(core.Results.ToArray(), other.Results.ToArray());
                Assert.True(memory.Bytes(0, tables.Size).SequenceEqual(otherMemory.Bytes(0, tables.Size)), $"tables differ after {command}");
                Assert.Equal(RandomTask.Paths(core), RandomTask.Paths(other));
                if (!core.Status.HasFlag(CoreStatus.NoPath))
                {
                    Assert.Equal((core.BestWord, core.BestStart), (other.BestWord, other.BestStart));
                }
            }
        }
    }
}
