using Ripac.Speech.Acoustics;
using Ripac.Tools.Compression;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>What can be chosen about a model. The defaults were found on development folds; the model card says how.</summary>
public sealed record TrainingSettings
{
    /// <summary>Where all random numbers come from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The words of the model, and how all words are pronounced.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Load();

    /// <summary>How often the network sees every recording.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>After so many epochs every recording becomes another voice in another room; until then other frames of it are learned.</summary>
    public int EpochsPerVariant { get; init; } = 2;

    /// <summary>Of every so many frames the network learns one in an epoch, another the next time; the hidden layers' offsets are multiples of it.</summary>
    public int FrameStep { get; init; } = 3;

    /// <summary>What gives the states their costs.</summary>
    public EmissionKind Emissions { get; init; } = EmissionKind.Network;

    /// <summary>The hidden layers: what is heard 220 ms before a frame and 180 ms after it can count.</summary>
    public IReadOnlyList<HiddenLayer> Hidden { get; init; } = [new(144, [0]), new(128, [-3, 0, 3]), new(128, [-6, 0, 6]), new(128, [-9, 0, 6])];

    /// <summary>Networks of the same layers that are trained first: the one of the model learns from them.</summary>
    public int Teachers { get; init; } = 2;

    /// <summary>How much their opinion counts beside the targets: 0 = not, 1 = nothing else does.</summary>
    public float TeacherPart { get; init; } = 0.5f;

    /// <summary>Mel bands.</summary>
    public int Bands { get; init; } = 24;

    /// <summary>Frames of a feature vector before and after the middle one.</summary>
    public int Context { get; init; } = 2;

    /// <summary>Distance of the frames of a feature vector.</summary>
    public int Stride { get; init; } = 2;

    /// <summary>Learning rate of the first half of the epochs; it falls to a hundredth of that in the second half.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>Part of the frames of silence that the network sees: there is too much of it.</summary>
    public double SilencePart { get; init; } = 0.3;

    /// <summary>In decoding, a frame of silence is so many nats more likely than the network says.</summary>
    public float SilenceBonus { get; init; } = 2.9f;

    /// <summary>In decoding, a frame of a filler is so many nats less likely than the network says.</summary>
    public float FillerHandicap { get; init; } = 2;

    /// <summary>Part of the recordings of one word that are heard as part of a string.</summary>
    public double GluedPart { get; init; } = 0.4;

    /// <summary>How often an epoch goes through recordings of connected speech, which are the fewest and the most like what is wanted.</summary>
    public int ConnectedRepeats { get; init; } = 2;

    /// <summary>Words of which a corpus has fewer single recordings than this come more often.</summary>
    public int RareWordRecordings { get; init; } = 100;

    /// <summary>But no recording of them comes more often than this in an epoch, each time varied differently.</summary>
    public int MostRepeats { get; init; } = 5;

    /// <summary>At the end the network's weights are made coarse: the divergence of its outputs that this may cause, nats a frame; 0 = not.</summary>
    public double CompressionLoss { get; init; } = new CompressionSettings().Loss;

    /// <summary>States of a phone in every word; a diphthong has two more.</summary>
    public int PhoneStates { get; init; } = 3;

    /// <summary>Cepstra of a frame that Gaussians and codebooks look at, without their differences.</summary>
    public int CepstralCoefficients { get; init; } = 13;

    /// <summary>How often Gaussians or codebooks are estimated on all recordings, varied anew, and the recordings aligned with them.</summary>
    public int CepstralPasses { get; init; } = 5;

    /// <summary>Log-likelihoods of Gaussians are multiplied by this, for neighbouring frames say much the same.</summary>
    public double GaussianScale { get; init; } = 0.2;

    /// <summary>The same for codebooks.</summary>
    public double DiscreteScale { get; init; } = 0.3;

    /// <summary>What a frame of a filler costs more than its likelihood says, in nat, before the scale.</summary>
    public double CepstralFillerCost { get; init; } = 3;

    /// <summary>In decoding, a frame of silence is so many nats more likely than codebooks say, before the scale.</summary>
    public double CepstralSilenceBonus { get; init; } = 1.7;

    /// <summary>Gaussians of an emission, a power of two.</summary>
    public int Gaussians { get; init; } = 8;

    /// <summary>Codewords of each codebook of cepstra or their differences; that of the energy has a quarter.</summary>
    public int Codewords { get; init; } = 256;

    /// <summary>Random numbers of a part of an epoch: the same whatever came before.</summary>
    internal Random RandomOf(int epoch, int part) => new(unchecked((Seed * 1_000_003) + (epoch * 100_003) + part) & int.MaxValue);
}
