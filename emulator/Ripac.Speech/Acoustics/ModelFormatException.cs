namespace Ripac.Speech.Acoustics;

/// <summary>A model file cannot be believed. The message names what is wrong with it.</summary>
public sealed class ModelFormatException(string message) : FormatException(message);
