using System.Diagnostics;
using System.Reflection;

namespace Ripac.VirtualDevice.Tests;

/// <summary>What a .NET debugger needs of firmware that was instrumented and loaded.</summary>
public class DebuggingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Debuggable_firmware_is_compiled_without_optimisation(bool debuggable)
    {
        using VirtualBoard board = new(new VirtualBoardOptions { IsDebuggable = debuggable });
        FirmwareProgram program = board.Load(Firmware.PathOf("HelloBoard"));

        Assert.All(program.Assemblies, assembly =>
            Assert.Equal(debuggable, assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true));
        board.ExpectLine("hello", Soon);
    }

    [Fact]
    public void Each_statement_stands_at_the_line_that_the_compiler_saw()
    {
        using VirtualBoard board = new(new VirtualBoardOptions { IsDebuggable = true });
        FirmwareProgram program = board.Load(Firmware.PathOf("PartsBoard"));
        string[] stack = [];
        board.I2cTransferred += _ => stack = [.. new StackTrace(fNeedFileInfo: true).GetFrames().Where(program.IsFirmware)
            .Select(frame => $"{frame.GetMethod()!.Name} {Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()}")];
        board.RunFor(Soon);

        string source = Path.Combine(Ripac.Tests.SharedData.ProjectRoot, "tests", "nano", "PartsBoard", "Program.cs");
        int line = 1 + Array.FindIndex(File.ReadAllLines(source), text => text.Contains("s_display.Write", StringComparison.Ordinal));
        Assert.Equal([$"Main Program.cs:{line}"], stack);
    }
}
