using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Word models (left-to-right hidden Markov models) and the emissions that give the cost of their states. Immutable. As bytes
/// (<see cref="ToBytes"/>) it is a model file and the table image that travels over the link.
/// </summary>
public sealed class AcousticModel
{
    /// <summary>All costs are in 1/8 nat: -8 ln(probability), rounded.</summary>
    public const int CostsPerNat = 8;

    /// <summary>The cost that stands for "not allowed" in a transition.</summary>
    public const byte NotAllowed = 255;

    /// <param name="frontEnd">What the emissions were trained on.</param>
    /// <param name="words">Word models, whose states follow one another without a gap.</param>
    /// <param name="transitions">For each state.</param>
    /// <param name="stateEmissions">For each state its emission; several states may share one.</param>
    /// <param name="emissions">What gives the cost of each emission.</param>
    public AcousticModel(
        FrontEndSettings frontEnd,
        IReadOnlyList<AcousticWord> words,
        StateTransitions[] transitions,
        ushort[] stateEmissions,
        Emissions emissions)
    {
        FrontEnd = frontEnd;
        Words = words;
        Transitions = transitions;
        StateEmissions = stateEmissions;
        Emissions = emissions;
    }

    /// <summary>The front end whose features the emissions were trained on.</summary>
    public FrontEndSettings FrontEnd { get; }

    /// <summary>All word models: words, silences and fillers in any order, at least one word.</summary>
    public IReadOnlyList<AcousticWord> Words { get; }

    /// <summary>States of all words together.</summary>
    public int StateCount => Transitions.Count;

    /// <summary>What it costs to go on from each state.</summary>
    public IReadOnlyList<StateTransitions> Transitions { get; }

    /// <summary>For each state its emission; several states may share one.</summary>
    internal ushort[] StateEmissions { get; }

    /// <summary>What gives the cost of each emission.</summary>
    public Emissions Emissions { get; }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="ModelFormatException">The bytes are cut short, of another version, damaged, or out of range.</exception>
    public static AcousticModel Read(ReadOnlySpan<byte> bytes) => ModelFile.Read(bytes);

    /// <summary>A scorer of frames.</summary>
    public EmissionScorer CreateScorer() => Emissions.CreateScorer(StateEmissions);

    /// <summary>The model as a file.</summary>
    public byte[] ToBytes() => ModelFile.Write(this);
}
