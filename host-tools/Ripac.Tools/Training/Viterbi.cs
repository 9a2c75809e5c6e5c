namespace Ripac.Tools.Training;

/// <summary>The best way of a recording through a graph (Viterbi, 1967). Transitions cost nothing: the emissions decide.</summary>
internal static class Viterbi
{
    /// <summary>The node of each frame; null when the recording is too short for any way through the graph.</summary>
    /// <param name="graph">Where it may go.</param>
    /// <param name="frames">Frames of the recording.</param>
    /// <param name="logLikelihood">Of a frame in a state.</param>
    public static int[]? Align(StateGraph graph, int frames, Func<int, int, float> logLikelihood)
    {
        IReadOnlyList<StateGraph.Node> nodes = graph.Nodes;
        int[] cameFrom = new int[frames * nodes.Count];
        float[] score = new float[nodes.Count];
        float[] next = new float[nodes.Count];
        Dictionary<int, float> emission = [];
        Array.Fill(score, float.NegativeInfinity);
        for (int frame = 0; frame < frames; frame++)
        {
            emission.Clear();
            for (int node = 0; node < nodes.Count; node++)
            {
                float best = frame > 0 ? score[node] : graph.Starts.Contains(node) ? 0 : float.NegativeInfinity;
                int from = node;
                if (frame > 0)
                {
                    foreach (int predecessor in nodes[node].Predecessors)
                    {
                        if (score[predecessor] > best)
                        {
                            (best, from) = (score[predecessor], predecessor);
                        }
                    }
                }

                cameFrom[(frame * nodes.Count) + node] = from;
                if (best == float.NegativeInfinity)
                {
                    next[node] = best;
                    continue;
                }

                int state = nodes[node].State;
                if (!emission.TryGetValue(state, out float value))
                {
                    emission[state] = value = logLikelihood(frame, state);
                }

                next[node] = best + value;
            }

            (score, next) = (next, score);
        }

        return TraceBack(graph, score, cameFrom, frames);
    }

    private static int[]? TraceBack(StateGraph graph, float[] score, int[] cameFrom, int frames)
    {
        int node = graph.Ends.MaxBy(end => score[end]);
        if (score[node] == float.NegativeInfinity)
        {
            return null;
        }

        int[] path = new int[frames];
        for (int frame = frames - 1; frame >= 0; frame--)
        {
            path[frame] = node;
            node = cameFrom[(frame * graph.Nodes.Count) + node];
        }

        return path;
    }
}
