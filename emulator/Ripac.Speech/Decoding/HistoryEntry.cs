namespace Ripac.Speech.Decoding;

/// <summary>The best way to be at a node after a frame: its last word and where that began.</summary>
/// <param name="Previous">The entry in which the word began; -1 for the utterance's start.</param>
/// <param name="Arc">The word's arc; -1 for the utterance's start.</param>
/// <param name="Node">The node reached.</param>
/// <param name="Frame">The first frame after the word.</param>
/// <param name="Total">Cost of the path since the utterance's start, without the 12 bits' limit.</param>
internal readonly record struct HistoryEntry(long Previous, int Arc, int Node, long Frame, long Total);
