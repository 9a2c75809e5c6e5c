namespace Ripac.VirtualDevice.Boards;

/// <summary>A board file that cannot be used; the message names the place in the file and what is wrong with it.</summary>
public sealed class BoardFormatException(string message) : Exception(message);
