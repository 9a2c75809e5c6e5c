using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Decoding;

/// <summary>One word of the search network: a grammar's arc, or the silence or a filler that may be heard at a node. Its index is its
/// word number in the core.</summary>
/// <param name="From">Node before it.</param>
/// <param name="To">Node after it.</param>
/// <param name="Word">Index in the model's words.</param>
/// <param name="Kind">The word's kind.</param>
/// <param name="Cost">Cost of entering it, in the model's units.</param>
internal readonly record struct WordArc(int From, int To, int Word, WordKind Kind, int Cost);
