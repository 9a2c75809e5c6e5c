namespace System.IO.Ports;

public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);

public sealed class SerialPort : IDisposable
{
    public extern SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One);
    public extern event SerialDataReceivedEventHandler DataReceived;
    public extern Stream BaseStream { get; }
    public extern int BaudRate { get; set; }
    public extern int BytesToRead { get; }
    public extern int DataBits { get; set; }
    public extern Handshake Handshake { get; set; }
    public extern bool InvertSignalLevels { get; set; }
    public extern bool IsOpen { get; }
    public extern SerialMode Mode { get; set; }
    public extern string NewLine { get; set; }
    public extern Parity Parity { get; set; }
    public extern string PortName { get; }
    public extern int ReadBufferSize { get; set; }
    public extern int ReadTimeout { get; set; }
    public extern int ReceivedBytesThreshold { get; set; }
    public extern StopBits StopBits { get; set; }
    public extern char WatchChar { get; set; }
    public extern int WriteBufferSize { get; set; }
    public extern int WriteTimeout { get; set; }
    public extern void Close();
    public extern void Dispose();
    public static extern string[] GetPortNames();
    public extern void Open();
    public extern int Read(byte[] buffer, int offset, int count);
    public extern int ReadByte();
    public extern string ReadExisting();
    public extern string ReadLine();
    public extern void Write(byte[] buffer, int offset, int count);
    public extern void Write(string text);
    public extern void WriteByte(byte value);
    public extern void WriteLine(string text);
}

public class SerialDataReceivedEventArgs : EventArgs
{
    internal extern SerialDataReceivedEventArgs(SerialData eventCode);
    public extern SerialData EventType { get; }
}

public enum Handshake
{
    None,
    XOnXOff,
    RequestToSend,
    RequestToSendXOnXOff,
}

public enum Parity
{
    None = 0,
    Odd = 1,
    Even = 2,
}

public enum SerialData
{
    Chars = 1,
    WatchChar = 2,
}

public enum SerialMode
{
    Normal,
    RS485,
}

public enum StopBits
{
    One = 1,
    Two = 2,
    OnePointFive = 3,
}
