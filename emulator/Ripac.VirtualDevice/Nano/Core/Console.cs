using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Console")]
public static class Console
{
    public static void Write(string? value) => Processor.Board.ConsoleOut.Write(value);

    public static void WriteLine() => Processor.Board.ConsoleOut.WriteLine("");

    public static void WriteLine(string? value) => Processor.Board.ConsoleOut.WriteLine(value);
}

[NanoType("System.Diagnostics.Debug")]
public static class Debug
{
    public static void Assert(bool condition) => Assert(condition, "");

    public static void Assert(bool condition, string? message) => Assert(condition, message, "");

    // A board stops in its debugger; without one it goes on.
    public static void Assert(bool condition, string? message, string? detailedMessage)
    {
        if (!condition)
        {
            Console.WriteLine($"assertion failed: {message} {detailedMessage}");
        }
    }

    public static void Write(string? message) => Console.Write(message);

    public static void WriteLine() => Console.WriteLine();

    public static void WriteLine(string? message) => Console.WriteLine(message);
}
