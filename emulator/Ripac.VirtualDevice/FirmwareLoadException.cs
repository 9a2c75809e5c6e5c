namespace Ripac.VirtualDevice;

/// <summary>Firmware that cannot be run, or that would not run on a board. <see cref="Problems"/> names each reason and its place.</summary>
public sealed class FirmwareLoadException(string path, IReadOnlyList<string> problems)
    : Exception($"{Path.GetFileName(path)} cannot be loaded:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}")
{
    /// <summary>One line each: method, source line, what is wrong.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
