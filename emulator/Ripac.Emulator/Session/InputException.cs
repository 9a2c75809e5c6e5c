namespace Ripac.Emulator.Session;

/// <summary>Something that the user gave cannot be used. The message is one sentence that says what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
