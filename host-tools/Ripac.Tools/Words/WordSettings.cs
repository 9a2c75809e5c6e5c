namespace Ripac.Tools.Words;

/// <summary>What can be chosen about adding words.</summary>
internal sealed record WordSettings
{
    /// <summary>Where all random numbers come from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many voices at most say the new words.</summary>
    public int Voices { get; init; } = 80;

    /// <summary>How often every voice says a new word, each time differently.</summary>
    public int Takes { get; init; } = 6;

    /// <summary>How many strings of new words every voice says, if there are several.</summary>
    public int StringsPerVoice { get; init; } = 4;

    /// <summary>How many other words of the language every voice says.</summary>
    public int OtherWordsPerVoice { get; init; } = 20;

    /// <summary>How many voices say the words that the model has.</summary>
    public int VocabularyVoices { get; init; } = 24;

    /// <summary>How often the words are aligned with the states, trained on that, and aligned anew.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>How often a round goes through everything that was said, varied differently.</summary>
    public int EpochsPerRound { get; init; } = 6;

    /// <summary>Learning rate at the start of a round; it falls along a cosine.</summary>
    public double LearningRate { get; init; } = 0.03;

    /// <summary>How much frames of no new word count, for every output that the network had before.</summary>
    public double OthersWeight { get; init; } = 1;

    /// <summary>Part of the words that are heard as part of a string.</summary>
    public double GluedPart { get; init; } = 0.4;

    /// <summary>Frames that a state lasts on average.</summary>
    public double FramesPerState { get; init; } = 3.5;
}
