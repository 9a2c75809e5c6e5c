using Ripac.Chip.Microcode;

namespace Ripac.Speech.Decoding;

/// <summary>Speech in, decisions out. One utterance after the other, for as long as samples come.</summary>
public interface IRecogniser
{
    /// <summary>What the core has counted so far; it never goes back. Zero of a core that does not count.</summary>
    CycleCounts Counts => default;

    /// <summary>Takes the next samples (8 kHz, 16-bit, mono), any number of them, and decodes as far as they reach.</summary>
    void Write(ReadOnlySpan<short> samples);

    /// <summary>No more samples follow: decides what is still open and ends the utterance. <see cref="Reset"/> starts anew.</summary>
    void Finish();

    /// <summary>Forgets everything heard; the next sample written is sample 0 of a new stream.</summary>
    void Reset();

    /// <summary>The oldest decision not yet read, if there is one. Read until false after every <see cref="Write"/>: the queue is
    /// bounded and drops partial decisions first when it is full.</summary>
    bool TryRead(out Decision decision);
}
