namespace Ripac.Tools.Data;

/// <summary>The data for a command are missing or wrong; the message says which and what to do.</summary>
public sealed class DataException(string message) : Exception(message);
