using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Templates;

/// <summary>
/// Lays a take along the states of a word, from the first to the last: what the core does for one word alone (Viterbi; of a template,
/// dynamic time warping: Sakoe and Chiba, "Dynamic programming algorithm optimization for spoken word recognition", 1978).
/// </summary>
internal static class WordAligner
{
    /// <summary>The cost of a take that is too short for the word.</summary>
    public const int Unreachable = int.MaxValue / 4;

    /// <summary>What the word costs for each of the take's frames, in 1/8 nat.</summary>
    public static int CostPerFrame(AcousticModel model, AcousticWord word, Take take) => Align(model, word, take, null) / take.Frames;

    /// <summary>The cost of the best way through the word.</summary>
    /// <param name="model">The model.</param>
    /// <param name="word">A word of it.</param>
    /// <param name="take">The take.</param>
    /// <param name="stateOfFrame">Gets for each frame its state in the word, unless it is null or the cost <see cref="Unreachable"/>.</param>
    public static int Align(AcousticModel model, AcousticWord word, Take take, int[]? stateOfFrame)
    {
        int states = word.StateCount;
        int[] costs = [.. Enumerable.Repeat(Unreachable, states)];
        int[] next = new int[states];
        byte[] steps = new byte[take.Frames * states];
        for (int frame = 0; frame < take.Frames; frame++)
        {
            for (int state = 0; state < states; state++)
            {
                (int cost, byte step) = frame == 0 ? (state == 0 ? 0 : Unreachable, (byte)0) : Enter(model, word, costs, state);
                next[state] = Math.Min(Unreachable, cost + LocalCost(model, word.FirstState + state, take.Costs(frame)));
                steps[(frame * states) + state] = step;
            }

            (costs, next) = (next, costs);
        }

        int total = costs[states - 1];
        if (stateOfFrame is not null && total < Unreachable)
        {
            int at = states - 1;
            for (int frame = take.Frames - 1; frame >= 0; frame--)
            {
                stateOfFrame[frame] = at;
                at -= steps[(frame * states) + at];
            }
        }

        return total;
    }

    private static (int Cost, byte Step) Enter(AcousticModel model, AcousticWord word, int[] costs, int state)
    {
        int best = costs[state] + model.Transitions[word.FirstState + state].Self;
        byte step = 0;
        if (state >= 1 && costs[state - 1] + model.Transitions[word.FirstState + state - 1].Next is var next && next < best)
        {
            (best, step) = (next, 1);
        }

        if (state >= 2 && model.Transitions[word.FirstState + state - 2].Skip is var skip && skip != AcousticModel.NotAllowed
            && costs[state - 2] + skip < best)
        {
            (best, step) = (costs[state - 2] + skip, 2);
        }

        return (best, step);
    }

    private static int LocalCost(AcousticModel model, int state, ReadOnlySpan<byte> emissionCosts)
    {
        ushort emission = model.StateEmissions[state];
        return emission < EmissionMixture.FirstNumber
            ? emissionCosts[emission]
            : model.Mixtures[emission - EmissionMixture.FirstNumber].CostOf(emissionCosts);
    }
}
