namespace Ripac.VirtualDevice;

/// <summary>A part on a serial port of the board, such as a modem.</summary>
public interface ISerialPart
{
    /// <summary>Called once, when the part is attached: <paramref name="line"/> leads to the firmware.</summary>
    void Connect(ISerialLine line);

    /// <summary>A byte from the firmware; the board's clock stands at the end of its stop bit.</summary>
    void Receive(byte value);
}

/// <summary>The wire from a serial part to the firmware.</summary>
public interface ISerialLine
{
    /// <summary>The board's clock.</summary>
    VirtualClock Clock { get; }

    /// <summary>Baud that the firmware's port is set to; a part that runs at another one is not understood.</summary>
    int BaudRate { get; }

    /// <summary>
    /// Sends bytes, one after the other at the port's baud rate. They are lost, and counted, while firmware has not opened the port
    /// or its read buffer is full.
    /// </summary>
    void Send(ReadOnlySpan<byte> bytes);
}
