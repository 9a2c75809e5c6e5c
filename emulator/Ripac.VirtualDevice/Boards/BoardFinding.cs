namespace Ripac.VirtualDevice.Boards;

/// <summary>Something that is wrong with a board.</summary>
/// <param name="Place">Where in the file, e.g. <c>coprocessor.mosi</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
/// <param name="Source">The document that says so; empty for rules of this project's own files.</param>
/// <param name="IsWarning">It may work, but nobody promises it. A board with warnings alone can be used.</param>
public sealed record BoardFinding(string Place, string Problem, string Remedy, string Source = "", bool IsWarning = false)
{
    /// <summary>In one line.</summary>
    public override string ToString() =>
        $"{Place}: {Problem}; {Remedy}{(Source.Length == 0 ? "" : $" [{Source}]")}";
}
