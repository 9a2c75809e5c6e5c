using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Decoding;

/// <summary>Finds again which frame of a word was in which of its states: the core gives only the word's ends.</summary>
internal sealed class WordAligner
{
    private const int Unreachable = int.MaxValue / 2;

    private readonly AcousticModel _model;
    private readonly int[] _cost;
    private readonly byte[] _steps; // by how many states the best path came forward into a state, [frame][state]
    private readonly int _mostStates;

    /// <param name="model">The words.</param>
    /// <param name="mostFrames">No word is longer.</param>
    public WordAligner(AcousticModel model, int mostFrames)
    {
        _model = model;
        _mostStates = model.Words.Max(word => word.StateCount);
        _cost = new int[_mostStates];
        _steps = new byte[_mostStates * mostFrames];
    }

    /// <summary>The best path through a word's states (Viterbi), entered at the first and left from the last.</summary>
    /// <param name="word">Its index.</param>
    /// <param name="memory">Has the frames' costs.</param>
    /// <param name="start">Its first frame.</param>
    /// <param name="costs">Gets, for each frame of the word, the cost of its state.</param>
    public void Align(int word, FrameMemory memory, long start, Span<byte> costs)
    {
        AcousticWord model = _model.Words[word];
        Array.Fill(_cost, Unreachable);
        for (int frame = 0; frame < costs.Length; frame++)
        {
            ReadOnlySpan<byte> local = memory.Costs(start + frame).Slice(model.FirstState, model.StateCount);
            for (int state = model.StateCount - 1; state >= 0; state--)
            {
                (int best, byte step) = frame == 0 ? (state == 0 ? 0 : Unreachable, (byte)0) : BestStep(model.FirstState, state);
                _cost[state] = Math.Min(Unreachable, best + local[state]);
                _steps[(frame * _mostStates) + state] = step;
            }
        }

        int at = model.StateCount - 1;
        for (int frame = costs.Length - 1; frame >= 0; frame--)
        {
            costs[frame] = memory.Costs(start + frame)[model.FirstState + at];
            at -= _steps[(frame * _mostStates) + at];
        }
    }

    private (int Cost, byte Step) BestStep(int firstState, int state)
    {
        (int Cost, byte Step) best = (_cost[state] + _model.Transitions[firstState + state].Self, 0);
        if (state > 0 && _cost[state - 1] + _model.Transitions[firstState + state - 1].Next is var next && next < best.Cost)
        {
            best = (next, 1);
        }

        if (state > 1 && _model.Transitions[firstState + state - 2].Skip is not AcousticModel.NotAllowed and var skip
            && _cost[state - 2] + skip < best.Cost)
        {
            best = (_cost[state - 2] + skip, 2);
        }

        return best;
    }
}
