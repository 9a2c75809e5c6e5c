using Ripac.Chip;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Word models (left-to-right hidden Markov models) and the emissions that give the cost of their states. Immutable. As bytes
/// (<see cref="ToBytes"/>) it is a model file and the table image that travels over the link.
/// </summary>
public sealed record AcousticModel
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
    public IReadOnlyList<AcousticWord> Words { get; internal init; }

    /// <summary>States of all words together.</summary>
    public int StateCount => Transitions.Count;

    /// <summary>What it costs to go on from each state.</summary>
    public IReadOnlyList<StateTransitions> Transitions { get; internal init; }

    /// <summary>For each state its emission, or <see cref="EmissionMixture.FirstNumber"/> and more: a mixture; several states may share one.</summary>
    internal ushort[] StateEmissions { get; init; }

    /// <summary>What gives the cost of each emission.</summary>
    public Emissions Emissions { get; internal init; }

    /// <summary>The emissions of enrolled words' states.</summary>
    public IReadOnlyList<EmissionMixture> Mixtures { get; internal init; } = [];

    /// <summary>How certain words are, by the evidence for them.</summary>
    public ConfidenceMeasure Confidence { get; init; } = ConfidenceMeasure.Uncalibrated;

    /// <summary>Reads a model file.</summary>
    /// <exception cref="ModelFormatException">The bytes are cut short, of another version, damaged, or out of range.</exception>
    public static AcousticModel Read(ReadOnlySpan<byte> bytes) => ModelFile.Read(bytes);

    /// <summary>A scorer of frames.</summary>
    public EmissionScorer CreateScorer() => CreateScorer(fineBits: 0);

    /// <summary>A scorer whose log-likelihoods are finer by some bits, to measure what rounding them costs. A network's are made so;
    /// codebooks must have been trained so.</summary>
    internal EmissionScorer CreateScorer(int fineBits)
    {
        EmissionScorer scorer = (fineBits > 0 && Emissions is NetworkEmissions network ? network.Finer(fineBits) : Emissions).CreateScorer(StateEmissions);
        scorer.FineBits = fineBits;
        scorer.Mixtures = [.. Mixtures];
        return scorer;
    }

    /// <summary>What symbols cost each state: a row of zeros (the symbol of a codebook that is not there), and one for each symbol of each
    /// codebook. <see cref="EmissionScorer.Symbols"/> names the rows.</summary>
    /// <exception cref="ArgumentException">Emissions are not discrete, of too many codebooks, or words are enrolled.</exception>
    internal IEnumerable<byte[]> SymbolRows()
    {
        if (Emissions is not DiscreteEmissions discrete || discrete.Codebooks.Count > CoreTables.Codebooks || Mixtures.Count > 0)
        {
            throw new ArgumentException(
                $"the strict core needs a model with discrete emissions of at most {CoreTables.Codebooks} codebooks and no enrolled words "
                + $"(`ripac train --emissions discrete`); this one has {Emissions.Kind} emissions");
        }

        yield return new byte[StateCount];
        for (int stream = 0; stream < discrete.Codebooks.Count; stream++)
        {
            for (int symbol = 0; symbol < discrete.Codebooks[stream].Count; symbol++)
            {
                byte[] costs = discrete.Costs[stream];
                int row = symbol * discrete.Count;
                yield return [.. StateEmissions.Select(emission => costs[row + emission])];
            }
        }
    }

    /// <summary>CRC-32C of the emissions as they stand in a model file: what a template was made with.</summary>
    internal uint EmissionsCrc
    {
        get
        {
            using MemoryStream stream = new();
            EmissionSection.Write(new BinaryWriter(stream), Emissions);
            return ModelFile.Crc32C(stream.ToArray());
        }
    }

    /// <summary>Whether a word was enrolled: whether its states are a template.</summary>
    public bool IsEnrolled(AcousticWord word) => StateEmissions[word.FirstState] >= EmissionMixture.FirstNumber;

    /// <summary>The template of an enrolled word.</summary>
    public WordTemplate TemplateOf(AcousticWord word) =>
        new(word.Name, [.. StateEmissions.AsSpan(word.FirstState, word.StateCount).ToArray().Select(e => Mixtures[e - EmissionMixture.FirstNumber])]);

    /// <summary>This model and one word more, the last.</summary>
    /// <exception cref="ModelFormatException">The model has a word of that name, or too many words.</exception>
    public AcousticModel With(WordTemplate template)
    {
        ModelFormatException.Require(Words.All(word => word.Name != template.Name), $"it has a word '{template.Name}' already");
        ModelFormatException.Require(
            Words.Count < WordSection.MaximumWords && StateCount + template.States.Count <= StateSection.MaximumStates, "it has too many words");
        int first = EmissionMixture.FirstNumber + Mixtures.Count;
        return this with
        {
            Words = [.. Words, new AcousticWord(template.Name, WordKind.Word, StateCount, template.States.Count)],
            Transitions = [.. Transitions, .. template.Transitions],
            StateEmissions = [.. StateEmissions, .. template.States.Select((_, state) => (ushort)(first + state))],
            Mixtures = [.. Mixtures, .. template.States],
        };
    }

    /// <summary>This model without an enrolled word. Words behind it move up by one.</summary>
    public AcousticModel Without(AcousticWord word)
    {
        int mixture = StateEmissions[word.FirstState];
        return this with
        {
            Words = [.. Words.Where(other => other != word).Select(other =>
                other.FirstState < word.FirstState ? other : other with { FirstState = other.FirstState - word.StateCount })],
            Transitions = [.. Transitions.Where((_, state) => !word.HasState(state))],
            StateEmissions = [.. StateEmissions.Where((_, state) => !word.HasState(state))
                .Select(e => e >= EmissionMixture.FirstNumber && e > mixture ? (ushort)(e - word.StateCount) : e)],
            Mixtures = [.. Mixtures.Where((_, i) => i + EmissionMixture.FirstNumber < mixture || i + EmissionMixture.FirstNumber >= mixture + word.StateCount)],
        };
    }

    /// <summary>The model as a file.</summary>
    public byte[] ToBytes() => ModelFile.Write(this);
}
