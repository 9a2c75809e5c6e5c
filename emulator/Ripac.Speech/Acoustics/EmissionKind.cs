namespace Ripac.Speech.Acoustics;

/// <summary>How the costs of the emissions are found; the first byte of a model file's section EMIS.</summary>
public enum EmissionKind : byte
{
    /// <summary>A small network gives log(posterior / prior) of all emissions at once.</summary>
    Network = 0,

    /// <summary>Each emission is a mixture of Gaussians over cepstra and their differences.</summary>
    Gaussian = 1,

    /// <summary>Each emission is a table of probabilities of a few symbols, codewords of cepstra and their differences.</summary>
    Discrete = 2,
}
