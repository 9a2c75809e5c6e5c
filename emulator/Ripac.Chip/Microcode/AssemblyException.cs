namespace Ripac.Chip.Microcode;

/// <summary>A line of a microprogram cannot be assembled.</summary>
/// <param name="line">Its number, from 1.</param>
/// <param name="problem">What is wrong.</param>
public sealed class AssemblyException(int line, string problem) : Exception($"line {line}: {problem}")
{
    /// <summary>The line's number, from 1.</summary>
    public int Line { get; } = line;
}
