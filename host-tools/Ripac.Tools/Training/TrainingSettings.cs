using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>What can be chosen about a model. The defaults were found on development folds; the model card says how.</summary>
public sealed record TrainingSettings
{
    /// <summary>Where all random numbers come from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often the network sees every recording, each time as another voice in another room.</summary>
    public int Epochs { get; init; } = 7;

    /// <summary>Sizes of the hidden layers.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [192, 192];

    /// <summary>Mel bands.</summary>
    public int Bands { get; init; } = 24;

    /// <summary>Frames of a feature vector before and after the middle one.</summary>
    public int Context { get; init; } = 5;

    /// <summary>Distance of the frames of a feature vector.</summary>
    public int Stride { get; init; } = 2;

    /// <summary>Learning rate of the first half of the epochs; it falls to a hundredth of that in the second half.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>Part of the frames of silence that the network sees: there is too much of it.</summary>
    public double SilencePart { get; init; } = 0.3;

    /// <summary>The prior of silence counts as this at most.</summary>
    public float LargestSilencePrior { get; init; } = 0.007f;

    /// <summary>The prior of a filler counts as so many times what it is: 7.4 is 2 nat a frame.</summary>
    public float FillerPriorFactor { get; init; } = 7.4f;

    /// <summary>Part of the recordings of one word that are heard as part of a string.</summary>
    public double GluedPart { get; init; } = 0.4;

    /// <summary>How often an epoch goes through recordings of connected speech, which are the fewest and the most like what is wanted.</summary>
    public int ConnectedRepeats { get; init; } = 2;

    /// <summary>How often an epoch goes through a recording, each time varied differently.</summary>
    public int RepeatsOf(Recording recording) => recording.Words is { Count: > 1 } ? ConnectedRepeats : 1;
}
