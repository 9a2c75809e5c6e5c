using Ripac.Link;

namespace Ripac.Module;

/// <summary>How a command ended.</summary>
/// <param name="Status">Its status.</param>
/// <param name="PayloadLength">Bytes it put into the response's payload.</param>
/// <param name="Work">How long it took, in nanoseconds, apart from the transaction itself.</param>
internal readonly record struct Answer(LinkStatus Status, int PayloadLength = 0, long Work = 0);
