using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>
/// Aligns whole transcribed recordings with the emissions that are being trained, so that these can be estimated anew where the words
/// truly stand (embedded re-estimation along the best path, as HTK's HERest does along all).
/// </summary>
internal sealed class EmbeddedAligner(WordTargets targets)
{
    /// <summary>Aligns all recordings whose words are known; the maker's alignments are replaced.</summary>
    /// <param name="maker">Has the recordings.</param>
    /// <param name="emissions">What gives the costs.</param>
    /// <param name="cancel">Ends it between two recordings.</param>
    public void Align(ExampleMaker maker, Emissions emissions, CancellationToken cancel)
    {
        ushort[] each = [.. Enumerable.Range(0, targets.Count).Select(target => (ushort)target)];
        Parallel.For(
            0,
            maker.Recordings.Count,
            new ParallelOptions { CancellationToken = cancel },
            () => emissions.CreateScorer(each),
            (i, _, scorer) =>
            {
                if (maker.Recordings[i].Words is { Count: > 0 } words && maker.Alignments[i] is { } before)
                {
                    StateGraph graph = StateGraph.OfWords(words, targets).OfLabels();
                    int[] scores = Score(maker.Listen(i), before.Length, scorer);
                    int[]? path = Viterbi.Align(graph, before.Length, (frame, label) => scores[(frame * targets.Count) + label]);
                    maker.Alignments[i] = path is null ? before : [.. path.Select(node => graph.Nodes[node].Label)];
                }

                return scorer;
            },
            _ => { });
    }

    private int[] Score(short[] features, int frames, EmissionScorer scorer)
    {
        int width = features.Length / frames;
        int[] scores = new int[frames * targets.Count];
        for (int frame = 0; frame < frames; frame++)
        {
            scorer.Write(features.AsSpan(frame * width, width));
            scorer.TryReadLogLikelihoods(out ReadOnlySpan<int> likelihoods); // Gaussians and codebooks need one frame alone
            likelihoods.CopyTo(scores.AsSpan(frame * targets.Count));
        }

        return scores;
    }
}
