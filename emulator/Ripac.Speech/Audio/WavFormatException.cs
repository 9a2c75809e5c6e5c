namespace Ripac.Speech.Audio;

/// <summary>A file is not a WAV that can be read. The message says what is wrong and what to do about it.</summary>
public sealed class WavFormatException(string message) : FormatException(message);
