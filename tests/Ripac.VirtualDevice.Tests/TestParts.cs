namespace Ripac.VirtualDevice.Tests;

/// <summary>Answers each byte with its complement.</summary>
internal sealed class InvertingPart : ISpiPart
{
    public int Transactions { get; private set; }

    public byte Transmit(byte mosi) => (byte)~mosi;

    public void EndTransaction() => Transactions++;
}

/// <summary>Hears sample n as n.</summary>
internal sealed class CountingSource : ISampleSource
{
    public void Read(long firstSample, Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(firstSample + i);
        }
    }
}

/// <summary>Sends back what it gets.</summary>
internal sealed class EchoPart : ISerialPart
{
    private ISerialLine? _line;

    public void Connect(ISerialLine line) => _line = line;

    public void Receive(byte value) => _line!.Send([value]);
}
