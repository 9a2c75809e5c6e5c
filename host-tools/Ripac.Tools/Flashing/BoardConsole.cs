using System.IO.Ports;
using System.Text;

namespace Ripac.Tools.Flashing;

/// <summary>
/// What firmware writes with Console.WriteLine, on the port that the board is flashed through: plain text while the program runs and no debugger
/// is attached (nf-interpreter, targets/ESP32/_common/GenericPort_Write.cpp).
/// </summary>
public static class BoardConsole
{
    /// <summary>nanoFramework's rate on an ESP32 (nf-interpreter, targets/ESP32/_include/WireProtocol_Uart_Pins.h). The chip itself, at its start, has 115,200.</summary>
    public const int Baud = 921_600;

    private const int LookMilliseconds = 200;
    private const int ResetMilliseconds = 100;

    /// <summary>Shows the console of a board until it is cancelled.</summary>
    /// <param name="portName">Where the board is.</param>
    /// <param name="baud">Bits a second.</param>
    /// <param name="reset">Resets the board first, by RTS, which makers' boards have on the chip's EN.</param>
    /// <param name="output">Gets the text.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">The port cannot be opened, or went away.</exception>
    public static void Show(string portName, int baud, bool reset, TextWriter output, CancellationToken cancellation)
    {
        if (SerialPorts.WhyClosed(portName) is string why)
        {
            throw new IOException($"{portName}: {why}");
        }

        using SerialPort port = new(portName, baud) { ReadTimeout = LookMilliseconds };
        port.Open();
        if (reset)
        {
            Reset(port);
        }

        Copy(port.BaseStream, output, cancellation);
        if (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"{portName} went away; plug the board in, and start this again");
        }
    }

    /// <summary>Copies text until the stream ends or fails, or it is cancelled. What is not printable ASCII becomes a question mark: it must not steer a terminal.</summary>
    public static void Copy(Stream stream, TextWriter output, CancellationToken cancellation)
    {
        byte[] bytes = new byte[1024];
        while (!cancellation.IsCancellationRequested)
        {
            int count;
            try
            {
                count = stream.Read(bytes, 0, bytes.Length);
            }
            catch (TimeoutException)
            {
                continue; // Nothing was written: whether it was cancelled is looked at.
            }
            catch (Exception problem) when (problem is IOException or InvalidOperationException or UnauthorizedAccessException)
            {
                return; // An unplugged adapter shows itself in many ways.
            }

            if (count == 0)
            {
                return;
            }

            output.Write(Text(bytes.AsSpan(0, count)));
            output.Flush();
        }
    }

    private static void Reset(SerialPort port)
    {
        try
        {
            port.RtsEnable = true;
            Thread.Sleep(ResetMilliseconds);
            port.RtsEnable = false;
        }
        catch (IOException)
        {
            throw new IOException($"{port.PortName} has no RTS to reset a board by: leave --reset out, and press the board's RESET");
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        foreach (byte value in bytes)
        {
            if (value != '\r')
            {
                text.Append(value == '\n' || value is >= (byte)' ' and <= (byte)'~' ? (char)value : '?');
            }
        }

        return text.ToString();
    }
}
