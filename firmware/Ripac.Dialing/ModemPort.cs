using System;
using System.IO.Ports;

namespace Ripac.Dialing;

/// <summary>The serial port that a modem is on. A port that fails is not told of: it is found by the silence that follows.</summary>
internal sealed class ModemPort
{
    private const int BufferBytes = 256;
    private const int WriteTimeoutMilliseconds = 2000;

    private readonly SerialPort _port;
    private readonly byte[] _received = new byte[BufferBytes];
    private int _next;
    private int _count;

    /// <summary>Opens the port, 8 data bits, no parity.</summary>
    public ModemPort(string name, int baudRate)
    {
        _port = new SerialPort(name, baudRate)
        {
            ReadBufferSize = 2 * BufferBytes,
            WriteTimeout = WriteTimeoutMilliseconds,
        };
        _port.Open();
    }

    /// <summary>Whether a byte is there for <see cref="Take"/>.</summary>
    public bool HasBytes => _next < _count;

    /// <summary>The next byte that came.</summary>
    public byte Take() => _received[_next++];

    /// <summary>Gets what has arrived, when all before it was taken; at most one buffer: a modem that never stops talking must not hold the loop.</summary>
    public void Receive()
    {
        if (HasBytes)
        {
            return;
        }

        _next = 0;
        _count = 0;
        try
        {
            int available = _port.BytesToRead;
            _count = available == 0 ? 0 : _port.Read(_received, 0, available < _received.Length ? available : _received.Length);
        }
        catch (Exception)
        {
        }
    }

    /// <summary>Sends; what came before is forgotten, since it is no answer to this.</summary>
    public void Send(byte[] bytes, int count)
    {
        _count = _next;
        Receive();
        _count = _next;
        try
        {
            _port.Write(bytes, 0, count);
        }
        catch (Exception)
        {
        }
    }
}
