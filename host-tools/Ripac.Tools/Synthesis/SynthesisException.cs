namespace Ripac.Tools.Synthesis;

/// <summary>No synthesiser or voice can say it; the message says what to do.</summary>
public sealed class SynthesisException(string message) : Exception(message);
