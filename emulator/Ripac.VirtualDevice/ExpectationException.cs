namespace Ripac.VirtualDevice;

/// <summary>A board did not do what a test expects of it, in the virtual time that it had. The message says what it did instead.</summary>
public sealed class ExpectationException(string message) : Exception(message);
