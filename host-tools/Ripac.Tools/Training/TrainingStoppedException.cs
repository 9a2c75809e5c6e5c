namespace Ripac.Tools.Training;

/// <summary>A training was cancelled, and can go on. The message says how.</summary>
public sealed class TrainingStoppedException(string message) : OperationCanceledException(message);
