using Ripac.Chip;
using Ripac.Chip.Microcode;

namespace Ripac.Chip.Tests.Microcode;

public class DebuggerTests
{
    [Fact]
    public void Stops_steps_and_shows_tables_and_the_active_list()
    {
        string output = Debug("break eloop\ncontinue\nactive\ntable STATE 0 2\ntrace on\nstep 2\nregisters\nlist 1\nquit\n");
        Assert.Contains("ACTIVATE: ", output, StringComparison.Ordinal); // the first command stops at once
        Assert.Contains("EXTEND: 6A", output.Replace(Address("eloop"), "6A", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 of 2 words, from place 0: 1", output, StringComparison.Ordinal);
        Assert.Contains("STATE[1] 4095 0", output, StringComparison.Ordinal);
        Assert.Contains($"+1 {Address("eloop")}  X = X - 1", output, StringComparison.Ordinal);
        Assert.Contains("K none", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_where_a_watched_record_or_the_active_list_changes()
    {
        string output = Debug("watch active\nwatch STATE 4\ncontinue\ncontinue\nunwatch\ncontinue\n");
        Assert.Contains("COUNT = COUNT + 1, halt: 1 of 2 words, from place 0: 1", output, StringComparison.Ordinal);
        Assert.Contains("wr STATE[4] = BC, BST: STATE[4] 16 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NORMALISE", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_command_is_told_and_help_lists_the_right_ones()
    {
        string output = Debug("help\njump\nstep -1\nbreak nowhere\ntable NOWHERE\nwatch STATE 99\nquit\n");
        Assert.Contains(Debugger.Help, output, StringComparison.Ordinal);
        Assert.Contains("'step -1' is no command", output, StringComparison.Ordinal);
        Assert.Contains("no place nowhere", output, StringComparison.Ordinal);
        Assert.Contains("no table NOWHERE", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_commands_lets_the_core_run_on() => Assert.Contains("ACTIVATE", Debug("step\n"), StringComparison.Ordinal);

    private static string Address(string label) => Microprogram.Ripac.Labels[label].ToString("X2", null);

    private static string Debug(string commands)
    {
        CoreTables tables = CoreTables.Lay(1, 6, 6, 2);
        TableMemory memory = new(tables.Size);
        memory.Table<TransitionRecord>(tables.Transition).Fill(new TransitionRecord(0, 1, 2, PathCost.Unreachable));
        memory.Table<WordRecord>(tables.Word)[0] = new WordRecord(0, 0, 2, 0);
        memory.Table<WordRecord>(tables.Word)[1] = new WordRecord(3, 3, 2, 0);
        MicrocodedCore core = new(memory, tables);
        StringWriter output = new();
        _ = new Debugger(core, new StringReader(commands), output);
        core.Activate(1, 5, 0);
        Assert.Equal(5 + 2 + 9, core.Frame([9]));
        return output.ToString();
    }
}
