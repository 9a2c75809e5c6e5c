using System.IO.Ports;
using Ripac.Emulator.Session;
using Ripac.Link;

namespace Ripac.Emulator.Serving;

/// <summary>A serial port of this computer.</summary>
internal sealed class SerialPortLine : ILine
{
    private const int WriteTimeoutMilliseconds = 2000;

    // What Linux names (termios); other systems take most numbers.
    private static readonly int[] LinuxRates =
        [115_200, 230_400, 460_800, 500_000, 576_000, 921_600, 1_000_000, 1_152_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000];

    private readonly SerialPort _port;
    private readonly int _highestRate;

    private SerialPortLine(SerialPort port, int highestRate)
    {
        _port = port;
        _highestRate = highestRate;
    }

    public string Name => _port.PortName;

    /// <summary>Opens a port at the link's first rate.</summary>
    /// <exception cref="InputException">It cannot be opened; says why and what to do.</exception>
    public static SerialPortLine Open(string name, int highestRate, bool hardwareFlow)
    {
        SerialPort port = new(name, SerialTiming.StartRate)
        {
            Handshake = hardwareFlow ? Handshake.RequestToSend : Handshake.None,
            WriteTimeout = WriteTimeoutMilliseconds,
        };
        try
        {
            port.Open();
            return new SerialPortLine(port, highestRate);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            port.Dispose();
            throw new InputException($"{name}: {Explain(name, problem)}");
        }
    }

    public int Read(byte[] buffer) => Guard(() => _port.BaseStream.Read(buffer, 0, buffer.Length));

    public void Write(ReadOnlyMemory<byte> bytes) => Guard(() =>
    {
        _port.BaseStream.Write(bytes.Span);
        return 0;
    });

    public bool Accepts(int rate) =>
        rate >= SerialTiming.StartRate && rate <= _highestRate && (!OperatingSystem.IsLinux() || LinuxRates.Contains(rate));

    public void SetRate(int rate) => Guard(() =>
    {
        _port.BaseStream.Flush();
        _port.BaudRate = rate;
        return 0;
    });

    public void Dispose() => _port.Dispose();

    private static string Explain(string name, Exception problem)
    {
        if (problem is UnauthorizedAccessException && OperatingSystem.IsLinux() && File.Exists(name))
        {
            return "in use by another program, or not allowed: `sudo usermod -a -G dialout $USER`, then log in again";
        }

        string[] ports = SerialPort.GetPortNames();
        string found = ports.Length == 0 ? "none was found; is the adapter plugged in?" : string.Join(", ", ports.Order());
        string why = OperatingSystem.IsWindows() || File.Exists(name) ? problem.Message.TrimEnd('.') : "no such port"; // .NET says that it is denied
        return $"{why}; ports: {found}";
    }

    // An unplugged adapter shows itself in many ways.
    private static int Guard(Func<int> use)
    {
        try
        {
            return use();
        }
        catch (Exception problem) when (problem is InvalidOperationException or UnauthorizedAccessException or TimeoutException or OperationCanceledException)
        {
            throw new IOException(problem.Message, problem);
        }
    }
}
