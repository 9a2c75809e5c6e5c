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

/// <summary>Keeps what was written to it; reads give it back in order, from the place that the first byte written names.</summary>
internal sealed class I2cMemory : II2cPart
{
    private readonly byte[] _bytes = new byte[256];
    private bool _addressed;
    private byte _at;

    public bool Start(bool reading)
    {
        _addressed = reading;
        return true;
    }

    public bool Write(byte value)
    {
        if (_addressed)
        {
            _bytes[_at++] = value;
        }
        else
        {
            _at = value;
            _addressed = true;
        }

        return value != 0xEE;
    }

    public byte Read() => _bytes[_at++];
}

/// <summary>A voltage that rises over a second from nothing to full scale.</summary>
internal sealed class Ramp : IAnalogSource
{
    public double ReadRatio(long nanoseconds) => nanoseconds / 1e9;
}

/// <summary>Keeps what it is told to play.</summary>
internal sealed class Listener : ISampleSink
{
    public List<short> Left { get; } = [];

    public long FirstFrame { get; private set; } = -1;

    public void Play(long firstFrame, int sampleRate, ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        FirstFrame = FirstFrame < 0 ? firstFrame : FirstFrame;
        Left.AddRange(left);
    }
}

/// <summary>An SPI part that adds up the bytes of a frame, and answers with the sum of the frame before.</summary>
internal sealed class SummingPart : ISpiPart
{
    private byte _sum;
    private byte _last;

    public byte Transmit(byte mosi)
    {
        _sum += mosi;
        return _last;
    }

    public void EndTransaction()
    {
        _last = _sum;
        _sum = 0;
    }
}
