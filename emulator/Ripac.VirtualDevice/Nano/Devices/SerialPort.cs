using System.Text;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// A UART. As in the ESP32's driver Read waits for all the bytes it was asked for, or throws after ReadTimeout and leaves
/// what came in the buffer; Write returns when all but the last bytes (the hardware's FIFO of 128) are sent.
/// </summary>
[NanoType("System.IO.Ports.SerialPort")]
public sealed class SerialPort : IDisposable
{
    private const int HardwareFifo = 128;

    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly SerialLine _line;
    private readonly Queue<byte> _received = new();
    private readonly Queue<byte> _toSend = new();
    private SerialDataReceivedEventHandler? _handlers;
    private FirmwareThread? _reader;
    private FirmwareThread? _writer;
    private int _wanted;
    private bool _sending;
    private bool _disposed;

    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        _line = Processor.Board.SerialLine(portName) ?? throw new ArgumentException($"there is no port {portName}");
        if (!Processor.Board.OpenPorts.Add(portName))
        {
            throw new ArgumentException($"{portName} is in use already");
        }

        PortName = portName;
        BaudRate = baudRate;
        Parity = parity;
        DataBits = dataBits;
        StopBits = stopBits;
        BaseStream = new SerialStream(this);
    }

    public event SerialDataReceivedEventHandler DataReceived
    {
        add
        {
            _scheduler.Settle();
            _scheduler.Events.Start();
            _handlers += value;
        }

        remove => _handlers -= value;
    }

    public Stream BaseStream { get; }

    public int BaudRate
    {
        get => _baudRate;
        set
        {
            if (value is < 1 or > 5_000_000)
            {
                throw new ArgumentOutOfRangeException(nameof(value), $"{value} baud");
            }

            _baudRate = value;
            if (IsOpen)
            {
                _scheduler.Settle();
                _line.BaudRate = value;
            }
        }
    }

    private int _baudRate;

    public int BytesToRead
    {
        get
        {
            RequireOpen();
            return _received.Count;
        }
    }

    public int DataBits { get; set; }

    public Handshake Handshake { get; set; }

    public bool InvertSignalLevels { get; set; }

    public bool IsOpen { get; private set; }

    public SerialMode Mode { get; set; }

    public string NewLine { get; set; } = "\r\n";

    public Parity Parity { get; set; }

    public string PortName { get; }

    public int ReadBufferSize { get; set; } = 256;

    public int ReadTimeout { get; set; } = Timeout.Infinite;

    public int ReceivedBytesThreshold { get; set; } = 1;

    public StopBits StopBits { get; set; }

    public char WatchChar { get; set; }

    public int WriteBufferSize { get; set; } = 256;

    public int WriteTimeout { get; set; } = Timeout.Infinite;

    public static string[] GetPortNames() => [.. Enumerable.Range(1, Processor.Board.Chip.SerialPorts).Select(number => $"COM{number}")];

    public void Open()
    {
        ThrowIfDisposed();
        if (IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is open already");
        }

        Processor.Board.PinFunctions.Require(PortName, ["TX", "RX"]);
        _scheduler.Settle();
        _line.BaudRate = BaudRate;
        _line.BitsPerByte = 1 + DataBits + (Parity == Parity.None ? 0 : 1) + (StopBits == StopBits.One ? 1 : 2);
        _line.Arrived = Arrive;
        _scheduler.Over += LetGo;
        _received.Clear();
        IsOpen = true;
    }

    public void Close()
    {
        _scheduler.Over -= LetGo;
        LetGo();
        _toSend.Clear();
        IsOpen = false;
    }

    private void LetGo() => _line.Arrived = null;

    public void Dispose()
    {
        if (!_disposed)
        {
            Close();
            _disposed = true;
            Processor.Board.OpenPorts.Remove(PortName);
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        RequireRange(buffer, offset, count);
        WaitForBytes(() => _received.Count >= count, count);
        for (int i = 0; i < count; i++)
        {
            buffer[offset + i] = _received.Dequeue();
        }

        return count;
    }

    public int ReadByte()
    {
        byte[] one = new byte[1];
        Read(one, 0, 1);
        return one[0];
    }

    public string ReadExisting()
    {
        RequireOpen();
        string text = Encoding.UTF8.GetString([.. _received]);
        _received.Clear();
        return text;
    }

    public string ReadLine()
    {
        RequireOpen();
        byte[] end = Encoding.UTF8.GetBytes(NewLine);
        int length = -1;
        WaitForBytes(() => (length = _received.ToArray().AsSpan().IndexOf(end)) >= 0, 1);
        byte[] line = new byte[length];
        for (int i = 0; i < length; i++)
        {
            line[i] = _received.Dequeue();
        }

        Array.ForEach(end, _ => _received.Dequeue());
        return Encoding.UTF8.GetString(line);
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        RequireRange(buffer, offset, count);
        for (int i = 0; i < count; i++)
        {
            _toSend.Enqueue(buffer[offset + i]);
        }

        SendNext();
        if (_toSend.Count > HardwareFifo)
        {
            _writer = Processor.Thread;
            try
            {
                if (!_scheduler.Wait($"{PortName} to send", WriteTimeout))
                {
                    throw new TimeoutException();
                }
            }
            finally
            {
                _writer = null;
            }
        }
    }

    public void Write(string text) => WriteAll(text);

    public void WriteByte(byte value) => Write([value], 0, 1);

    public void WriteLine(string text) => WriteAll(text + NewLine);

    private void WriteAll(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes, 0, bytes.Length);
    }

    private void SendNext()
    {
        if (!_sending && _toSend.Count > 0)
        {
            _sending = true;
            _scheduler.After(_line.NanosecondsPerByte, ByteSent);
        }
    }

    private void ByteSent()
    {
        _sending = false;
        if (_toSend.TryDequeue(out byte value))
        {
            SendNext();
            if (_toSend.Count <= HardwareFifo && _writer is not null)
            {
                _scheduler.Wake(_writer);
            }

            _line.Transmit(value);
        }
    }

    private void Arrive(byte value)
    {
        if (_received.Count >= Math.Max(ReadBufferSize, HardwareFifo + 1))
        {
            _scheduler.Board.Statistics.SerialBytesLost++;
            return;
        }

        _scheduler.Board.Statistics.SerialBytesReceived++;
        _received.Enqueue(value);
        if (_reader is not null)
        {
            if (_received.Count >= _wanted)
            {
                _scheduler.Wake(_reader);
            }
        }
        else if (_handlers is not null && (_received.Count >= ReceivedBytesThreshold || (WatchChar != '\0' && value == WatchChar)))
        {
            SerialData kind = WatchChar != '\0' && value == WatchChar ? SerialData.WatchChar : SerialData.Chars;
            _scheduler.Events.Post(() => _handlers?.Invoke(this, new SerialDataReceivedEventArgs(kind)));
        }
    }

    private void WaitForBytes(Func<bool> there, int wanted)
    {
        long deadline = ReadTimeout < 0 ? long.MaxValue : _scheduler.Board.Clock.NowNanoseconds + (ReadTimeout * 1_000_000L);
        while (!there())
        {
            long left = deadline - _scheduler.Board.Clock.NowNanoseconds;
            if (left <= 0)
            {
                throw new TimeoutException();
            }

            _reader = Processor.Thread;
            _wanted = wanted;
            try
            {
                _scheduler.WaitNanoseconds($"bytes from {PortName}", deadline == long.MaxValue ? -1 : left);
            }
            finally
            {
                _reader = null;
            }
        }
    }

    private void RequireOpen()
    {
        ThrowIfDisposed();
        if (!IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is not open");
        }

        _scheduler.Settle();
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(PortName);
        }
    }

    private static void RequireRange(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (offset < 0 || count < 0 || offset > buffer.Length || count > buffer.Length - offset)
        {
            throw new ArgumentException($"{offset} + {count} is not within {buffer.Length} bytes");
        }
    }

    private sealed class SerialStream(SerialPort port) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => port.Read(buffer, offset, count);

        public override int Read(SpanByte buffer)
        {
            byte[] bytes = new byte[buffer.Length];
            int count = port.Read(bytes, 0, bytes.Length);
            bytes.CopyTo(buffer.AsSpan());
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => port.Write(buffer, offset, count);
    }
}
