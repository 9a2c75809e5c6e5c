namespace Ripac.Tools.Evaluation;

/// <summary>What is recognised in a test.</summary>
/// <param name="Name">The file, or what the string was glued from.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Samples">8 kHz.</param>
/// <param name="Words">What is said, oh written zero.</param>
public sealed record Utterance(string Name, string Speaker, short[] Samples, IReadOnlyList<string> Words);
