using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Decoding;

/// <summary>The costs of the newest frames and what those frames sounded like: what speaks for a word is gathered from them when the
/// word is settled.</summary>
internal sealed class FrameMemory
{
    private const int MassBits = 16;

    private readonly int _states;
    private readonly byte[] _costs;
    private readonly long[] _masses;      // of all states of a frame together, in 1 / 2^16 of its best state
    private readonly FrameSums[] _before; // running sums before a frame
    private readonly WordKind[] _kinds;
    private readonly int[] _mass = new int[256]; // exp(-cost / 8), for each cost
    private FrameSums _sums;

    /// <summary>Empty; the first frame is frame 0.</summary>
    /// <param name="model">Whose states the costs are of.</param>
    /// <param name="frames">How many frames are kept.</param>
    public FrameMemory(AcousticModel model, int frames)
    {
        _states = model.StateCount;
        _costs = new byte[frames * _states];
        _masses = new long[frames];
        _before = new FrameSums[frames];
        _kinds = new WordKind[_states];
        foreach (AcousticWord word in model.Words)
        {
            Array.Fill(_kinds, word.Kind, word.FirstState, word.StateCount);
        }

        for (int cost = 0; cost < _mass.Length; cost++)
        {
            _mass[cost] = (int)Math.Round((1 << MassBits) * Math.Exp(-(double)cost / AcousticModel.CostsPerNat));
        }
    }

    /// <summary>The oldest frame that is kept.</summary>
    public long Oldest => Math.Max(0, _sums.Frames - _masses.Length);

    /// <summary>Forgets all.</summary>
    public void Clear() => _sums = default;

    /// <summary>Takes the next frame.</summary>
    public void Add(ReadOnlySpan<byte> costs)
    {
        int at = (int)(_sums.Frames % _masses.Length);
        costs.CopyTo(_costs.AsSpan(at * _states));
        long words = 0, fillers = 0, silence = 0;
        for (int state = 0; state < costs.Length; state++)
        {
            int mass = _mass[costs[state]];
            switch (_kinds[state])
            {
                case WordKind.Word:
                    words += mass;
                    break;
                case WordKind.Filler:
                    fillers += mass;
                    break;
                default:
                    silence += mass;
                    break;
            }
        }

        long all = Math.Max(1, words + fillers + silence);
        _masses[at] = all;
        _before[at] = _sums;
        _sums = new(
            _sums.Frames + 1, _sums.Words + (256 * words / all), _sums.Fillers + (256 * fillers / all), _sums.Silence + (256 * silence / all));
    }

    /// <summary>The costs of a frame's states.</summary>
    public ReadOnlySpan<byte> Costs(long frame) => _costs.AsSpan((int)(frame % _masses.Length) * _states, _states);

    /// <summary>The running sums at a boundary, which is no older than the oldest frame.</summary>
    public FrameSums SumsAt(long boundary) => boundary == _sums.Frames ? _sums : _before[boundary % _masses.Length];

    /// <summary>How much of a frame is some of its states, in 1/256.</summary>
    public int Share(long frame, int firstState, int count)
    {
        long mass = 0;
        foreach (byte cost in Costs(frame).Slice(firstState, count))
        {
            mass += _mass[cost];
        }

        return (int)(256 * mass / _masses[frame % _masses.Length]);
    }

    /// <summary>-log2 of the posterior probability of a state that has this cost in a frame, in 1/256.</summary>
    public int Surprise(long frame, byte cost) =>
        FixedLog2.Of(_masses[frame % _masses.Length]) - (MassBits << 8) + (((cost * 11_819) + 128) >> 8); // 256 / (8 ln 2) = 11819 / 256
}
