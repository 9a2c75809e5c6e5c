using System.Text;
using Ripac.Link;

namespace Ripac.Module;

/// <summary>How a command ended.</summary>
/// <param name="Status">Its status.</param>
/// <param name="PayloadLength">Bytes it put into the response's payload.</param>
/// <param name="Work">How long it took, in nanoseconds, apart from the transaction itself.</param>
internal readonly record struct Answer(LinkStatus Status, int PayloadLength = 0, long Work = 0)
{
    /// <summary>A status with its reason as the response's payload: as much of it as fits, in ASCII.</summary>
    public static Answer Refuse(LinkStatus status, string reason, byte[] response, long work)
    {
        int length = Math.Min(reason.Length, LinkLimits.MessageLength);
        Encoding.ASCII.GetBytes(reason, 0, length, response, LinkFrame.PayloadOffset);
        return new(status, length, work);
    }
}
