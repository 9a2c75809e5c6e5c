namespace Ripac.Speech.Acoustics;

/// <summary>How the costs of the emissions are found; the first byte of a model file's emissions.</summary>
public enum EmissionKind : byte
{
    /// <summary>A small network gives log(posterior / prior) of all emissions at once.</summary>
    Network = 0,
}
