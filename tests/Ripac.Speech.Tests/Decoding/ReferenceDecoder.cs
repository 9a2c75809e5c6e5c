using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;

namespace Ripac.Speech.Tests.Decoding;

/// <summary>What the master and the core together must find, written for clarity alone: every state of every arc in every frame, costs
/// as wide sums from the utterance's start, and with each path the list of its words.</summary>
/// <remarks>The bounds of the 12-bit core are stated here in wide numbers: a path is lost when a frame takes it 4095 or more above the
/// best of the frame before, or leaves it a beam or more above the best of the frame.</remarks>
internal sealed class ReferenceDecoder(AcousticModel model, SearchNetwork network, int beam)
{
    private const int Saturation = 4095;

    /// <summary>A word on a path.</summary>
    public sealed record Word(Word? Previous, int Arc, int Start, int End, long Total);

    private readonly record struct Path(long Cost, int Start, Word? Before);

    /// <summary>The words of the best whole sentence; of the best path, if no whole sentence is left; null if no word has ended.</summary>
    public (List<Word> Words, bool Complete) Decode(IReadOnlyList<byte[]> frames)
    {
        WordArc[] arcs = network.Arcs.ToArray();
        Path?[][] paths = [.. arcs.Select(arc => new Path?[model.Words[arc.Word].StateCount])];
        Dictionary<int, Word?> nodes = new() { [0] = null };
        long minimum = 0;
        for (int t = 0; t < frames.Count; t++)
        {
            for (int a = 0; a < arcs.Length; a++)
            {
                Path? entry = null;
                if (nodes.TryGetValue(arcs[a].From, out Word? before))
                {
                    long cost = (before?.Total ?? 0) + arcs[a].Cost;
                    entry = cost - minimum < beam ? new Path(cost, t, before) : null;
                }

                paths[a] = Extend(paths[a], entry, model.Words[arcs[a].Word].FirstState, frames[t], minimum);
            }

            minimum = paths.SelectMany(path => path).Where(path => path is not null).Min(path => path!.Value.Cost);
            foreach (Path?[] path in paths)
            {
                for (int j = 0; j < path.Length; j++)
                {
                    path[j] = path[j] is Path alive && alive.Cost - minimum < beam ? alive : null;
                }
            }

            nodes = EndWords(arcs, paths, t + 1, minimum);
        }

        return Choose(nodes);
    }

    private Path?[] Extend(Path?[] path, Path? entry, int firstState, byte[] local, long minimum)
    {
        Path?[] extended = new Path?[path.Length];
        for (int j = 0; j < path.Length; j++)
        {
            List<Path> candidates = [];
            Add(j >= 2 ? path[j - 2] : null, j >= 2 ? model.Transitions[firstState + j - 2].Skip : (byte)0);
            Add(j >= 1 ? path[j - 1] : entry, j >= 1 ? model.Transitions[firstState + j - 1].Next : (byte)0);
            Add(path[j], model.Transitions[firstState + j].Self);
            if (candidates.Count > 0)
            {
                Path best = candidates.MinBy(candidate => candidate.Cost);
                best = best with { Cost = best.Cost + local[firstState + j] };
                extended[j] = best.Cost - minimum < Saturation ? best : null;
            }

            void Add(Path? from, byte transition)
            {
                if (from is Path alive && transition != AcousticModel.NotAllowed && alive.Cost + transition - minimum < Saturation)
                {
                    candidates.Add(alive with { Cost = alive.Cost + transition });
                }
            }
        }

        return extended;
    }

    private Dictionary<int, Word?> EndWords(WordArc[] arcs, Path?[][] paths, int boundary, long minimum)
    {
        Dictionary<int, Word?> nodes = [];
        for (int a = 0; a < arcs.Length; a++)
        {
            int last = model.Words[arcs[a].Word].FirstState + paths[a].Length - 1;
            List<(Path Path, long Cost)> ends = [];
            if (paths[a].Length > 1 && paths[a][^2] is Path skipping && model.Transitions[last - 1].Skip != AcousticModel.NotAllowed)
            {
                ends.Add((skipping, skipping.Cost + model.Transitions[last - 1].Skip));
            }

            if (paths[a][^1] is Path ending && model.Transitions[last].Next != AcousticModel.NotAllowed)
            {
                ends.Add((ending, ending.Cost + model.Transitions[last].Next));
            }

            if (ends.Count == 0)
            {
                continue;
            }

            (Path path, long cost) = ends.MinBy(end => end.Cost);
            if (cost - minimum < beam && (!nodes.TryGetValue(arcs[a].To, out Word? best) || cost < best!.Total))
            {
                nodes[arcs[a].To] = new Word(path.Before, a, path.Start, boundary, cost);
            }
        }

        return nodes;
    }

    private (List<Word> Words, bool Complete) Choose(Dictionary<int, Word?> nodes)
    {
        var ends = nodes.OrderBy(node => node.Key).Where(node => node.Value is not null).ToList();
        var whole = ends.Where(node => network.FinalCost(node.Key) != Speech.Grammars.Grammar.NotFinal).ToList();
        Word? best = whole.Count > 0
            ? whole.MinBy(node => node.Value!.Total + network.FinalCost(node.Key)).Value
            : ends.Count > 0 ? ends.MinBy(node => node.Value!.Total).Value : null;
        List<Word> words = [];
        for (Word? word = best; word is not null; word = word.Previous)
        {
            words.Insert(0, word);
        }

        return (words, whole.Count > 0);
    }
}
