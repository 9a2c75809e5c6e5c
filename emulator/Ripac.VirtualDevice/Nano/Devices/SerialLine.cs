namespace Ripac.VirtualDevice.Nano;

/// <summary>A serial port's wires: bytes take their time both ways, 10 bits each at 8N1.</summary>
internal sealed class SerialLine(VirtualBoard board, string name) : ISerialLine
{
    /// <summary>More bytes on their way than any part would send at once.</summary>
    private const int MostWaiting = 1 << 20;

    private readonly string _transmitLine = $"{name.ToLowerInvariant()}.tx";
    private readonly string _receiveLine = $"{name.ToLowerInvariant()}.rx";
    private readonly Queue<byte> _toFirmware = new();
    private ISerialPart? _part;
    private bool _sending;

    /// <summary>Called with each byte for the firmware, at its end; null while the port is closed.</summary>
    public Action<byte>? Arrived { get; set; }

    public int BaudRate { get; set; } = 115_200;

    public int BitsPerByte { get; set; } = 10;

    public long NanosecondsPerByte => BitsPerByte * 1_000_000_000L / BaudRate;

    public VirtualClock Clock => board.Clock;

    public void Attach(ISerialPart part)
    {
        if (_part is not null)
        {
            throw new ArgumentException($"{name} has a part already");
        }

        _part = part;
        part.Connect(this);
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (_toFirmware.Count + bytes.Length > MostWaiting)
        {
            throw new InvalidOperationException($"more than {MostWaiting} bytes wait for {name}");
        }

        foreach (byte value in bytes)
        {
            _toFirmware.Enqueue(value);
        }

        if (!_sending && _toFirmware.Count > 0)
        {
            _sending = true;
            Clock.After(NanosecondsPerByte, ByteEnds);
        }
    }

    /// <summary>A byte from the firmware has left the port.</summary>
    public void Transmit(byte value)
    {
        board.Statistics.SerialBytesSent++;
        board.RaiseBusByte(_transmitLine, value);
        _part?.Receive(value);
    }

    private void ByteEnds()
    {
        byte value = _toFirmware.Dequeue();
        board.RaiseBusByte(_receiveLine, value);
        _sending = _toFirmware.Count > 0;
        if (_sending)
        {
            Clock.After(NanosecondsPerByte, ByteEnds);
        }

        if (Arrived is null || board.Power.IsAsleep)
        {
            board.Statistics.SerialBytesLost++;
        }
        else
        {
            Arrived(value);
        }
    }
}
