namespace Ripac.Tools.Training;

/// <summary>A hidden layer of a network that is to be trained.</summary>
/// <param name="Units">Numbers that come out.</param>
/// <param name="Offsets">Frames of the layer before that go in, as seen from the one that comes out, rising.</param>
public sealed record HiddenLayer(int Units, IReadOnlyList<int> Offsets);
