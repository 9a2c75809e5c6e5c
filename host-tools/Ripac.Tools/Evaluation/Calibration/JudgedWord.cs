using Ripac.Speech.Decoding;

namespace Ripac.Tools.Evaluation.Calibration;

/// <summary>A word that was heard, and whether it was said.</summary>
/// <param name="Fold">The fold of the speaker, who was not in the training of the model that heard it.</param>
/// <param name="Evidence">What spoke for it.</param>
/// <param name="Right">Whether it was said.</param>
/// <param name="Weight">For how many words it counts.</param>
internal readonly record struct JudgedWord(int Fold, WordEvidence Evidence, bool Right, double Weight);
