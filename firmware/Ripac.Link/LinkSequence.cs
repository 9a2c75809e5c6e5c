namespace Ripac.Link;

/// <summary>Numbers that go round: 8-bit sequence numbers of requests, 16-bit serial numbers of decisions.</summary>
public static class LinkSequence
{
    /// <summary>The sequence number after <paramref name="sequence"/>; 255 is followed by 0.</summary>
    public static byte Next(byte sequence) => (byte)(sequence + 1);

    /// <summary>The serial number after <paramref name="serial"/>; 65,535 is followed by 0.</summary>
    public static int NextSerial(int serial) => (serial + 1) & 0xFFFF;

    /// <summary>How far serial number <paramref name="to"/> is ahead of <paramref name="from"/>: -32,768 to 32,767.</summary>
    public static int SerialDistance(int from, int to) => (short)(to - from);
}
