namespace Ripac.Emulator.Scenarios;

/// <summary>A scenario as it was read: what is on the board, and what is done and expected, in order.</summary>
internal sealed record Scenario
{
    /// <summary>The file's name without its ending, unless it says <c>name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file; paths in it are relative to its folder.</summary>
    public required string Path { get; init; }

    /// <summary>Lines that say what is on the board, wherever they stand.</summary>
    public required IReadOnlyList<ScenarioLine> Setup { get; init; }

    /// <summary>What happens, in order.</summary>
    public required IReadOnlyList<ScenarioLine> Steps { get; init; }
}

/// <summary>A line of a scenario.</summary>
/// <param name="Number">In the file, from 1.</param>
/// <param name="Text">Without comment.</param>
/// <param name="Words">The line cut into words; a text in quotes is one word.</param>
internal sealed record ScenarioLine(int Number, string Text, string[] Words);
