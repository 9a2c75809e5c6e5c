using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Evaluation;

/// <summary>What is recognised in a test.</summary>
/// <param name="Name">The file, or the name of a string that was glued.</param>
/// <param name="Test">The test that it belongs to.</param>
/// <param name="Speaker">Who speaks: corpus/name.</param>
/// <param name="Condition">What was done to the recording.</param>
/// <param name="Words">What is said, oh written zero; empty where nothing should be heard.</param>
/// <param name="Read">Gives the samples, 8 kHz; the same each time.</param>
public sealed record Utterance(string Name, Test Test, string Speaker, Condition Condition, IReadOnlyList<string> Words, Func<short[]> Read);
