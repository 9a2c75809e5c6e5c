namespace Ripac.Speech.Acoustics;

/// <summary>What a <see cref="NetworkLayer"/> is like without its numbers.</summary>
/// <param name="Inputs">Numbers that go in, of all offsets together.</param>
/// <param name="Outputs">Numbers that come out.</param>
/// <param name="Offsets">Frames that go in.</param>
internal readonly record struct LayerShape(int Inputs, int Outputs, int[] Offsets);
