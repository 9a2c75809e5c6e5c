namespace Ripac.Speech.Decoding;

/// <summary>How much of some frames sounded like words, like fillers and like silence, in 1/256 frame: the posterior probabilities of their
/// states, added up. As a running sum, the difference of two of them is that of the frames between.</summary>
/// <param name="Frames">How many frames.</param>
/// <param name="Words">Of words.</param>
/// <param name="Fillers">Of fillers.</param>
/// <param name="Silence">Of silences.</param>
internal readonly record struct FrameSums(long Frames, long Words, long Fillers, long Silence)
{
    public static FrameSums operator -(FrameSums a, FrameSums b) =>
        new(a.Frames - b.Frames, a.Words - b.Words, a.Fillers - b.Fillers, a.Silence - b.Silence);
}
