using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ripac.Speech.Decoding;

/// <summary>What speaks for and against a word that is decided, a number for each <see cref="EvidenceKind"/>: the input of
/// <see cref="ConfidenceMeasure"/>.</summary>
[InlineArray(Count)]
public struct WordEvidence : IEquatable<WordEvidence>
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = (int)EvidenceKind.RejectedAfter + 1;

#pragma warning disable IDE0044, IDE0051, S1144 // the runtime repeats the field
    private short _first;
#pragma warning restore IDE0044, IDE0051, S1144

    public static bool operator ==(in WordEvidence a, in WordEvidence b) => a.Equals(b);

    public static bool operator !=(in WordEvidence a, in WordEvidence b) => !a.Equals(b);

    /// <summary>One of the numbers.</summary>
    public int this[EvidenceKind kind]
    {
        readonly get => this[(int)kind];
        set => this[(int)kind] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
    }

    /// <inheritdoc/>
    public readonly bool Equals(WordEvidence other) => ((ReadOnlySpan<short>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is WordEvidence other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode code = default;
        code.AddBytes(MemoryMarshal.AsBytes((ReadOnlySpan<short>)this));
        return code.ToHashCode();
    }
}
