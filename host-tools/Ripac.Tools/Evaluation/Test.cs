namespace Ripac.Tools.Evaluation;

/// <summary>What is tested.</summary>
public enum Test
{
    /// <summary>Two or more digits, said as one utterance (AN4); digits grammar.</summary>
    ConnectedDigits,

    /// <summary>Single digits (FSDD) glued to strings; digits grammar.</summary>
    GluedDigits,

    /// <summary>One command word; commands grammar.</summary>
    Commands,

    /// <summary>Words of which none is a digit; digits grammar.</summary>
    DigitsInOtherWords,

    /// <summary>Words of which none is a command; commands grammar.</summary>
    CommandsInOtherWords,

    /// <summary>Speech whose words are not known, and that says none of the model's on purpose; digits grammar.</summary>
    DigitsInOtherSpeech,

    /// <summary>The same with the commands grammar.</summary>
    CommandsInOtherSpeech,

    /// <summary>No speech; digits grammar.</summary>
    DigitsInNoise,

    /// <summary>The same with the commands grammar.</summary>
    CommandsInNoise,
}
