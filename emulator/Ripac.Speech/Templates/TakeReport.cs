namespace Ripac.Speech.Templates;

/// <summary>What became of one take.</summary>
/// <param name="Outcome">Whether it is used, or why not.</param>
/// <param name="Word">For <see cref="TakeOutcome.TooLikeWord"/> the word, as an index of the model's words; else -1.</param>
/// <param name="Distance">Cost per frame of the take, in 1/8 nat, along the takes before it or that word; -1 if it was compared with
/// neither.</param>
public readonly record struct TakeReport(TakeOutcome Outcome, int Word = -1, int Distance = -1);
