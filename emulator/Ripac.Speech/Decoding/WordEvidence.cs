namespace Ripac.Speech.Decoding;

/// <summary>What speaks for and against a word that was decided: the input of <see cref="ConfidenceMeasure"/>. Costs are in the
/// model's units (1/8 nat).</summary>
/// <param name="Frames">How long it lasted, in frames of 10 ms.</param>
/// <param name="Cost">Cost of its segment above the best state of each frame.</param>
/// <param name="WordMargin">How much more the best other word from the same node would have cost, ending in the same frame; negative
/// if it would have cost less (another path won by what came before); 4095 if there was none.</param>
/// <param name="FillerMargin">The same for the best sequence of fillers.</param>
public readonly record struct WordEvidence(int Frames, int Cost, int WordMargin, int FillerMargin);
