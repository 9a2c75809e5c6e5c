namespace Ripac.VirtualDevice.Nano;

[NanoType("System.IO.Ports.Handshake")]
public enum Handshake
{
    None,
    XOnXOff,
    RequestToSend,
    RequestToSendXOnXOff,
}

[NanoType("System.IO.Ports.Parity")]
public enum Parity
{
    None = 0,
    Odd = 1,
    Even = 2,
}

[NanoType("System.IO.Ports.SerialData")]
public enum SerialData
{
    Chars = 1,
    WatchChar = 2,
}

[NanoType("System.IO.Ports.SerialMode")]
public enum SerialMode
{
    Normal,
    RS485,
}

[NanoType("System.IO.Ports.StopBits")]
public enum StopBits
{
    One = 1,
    Two = 2,
    OnePointFive = 3,
}

[NanoType("System.IO.Ports.SerialDataReceivedEventHandler")]
public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);

[NanoType("System.IO.Ports.SerialDataReceivedEventArgs")]
public class SerialDataReceivedEventArgs : EventArgs
{
    internal SerialDataReceivedEventArgs(SerialData eventCode) => EventType = eventCode;

    public SerialData EventType { get; }
}
