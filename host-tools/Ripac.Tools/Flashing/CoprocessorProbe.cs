using System.Globalization;
using System.IO.Ports;
using System.Net.Sockets;
using Ripac.Link;

namespace Ripac.Tools.Flashing;

/// <summary>Asks whoever is at the other end of a UART or a connection whether it is a coprocessor: one Identify.</summary>
public static class CoprocessorProbe
{
    private const int Attempts = 5;
    private const int AnswerMilliseconds = LinkTiming.BootMilliseconds;

    /// <summary>What it said of itself, in one line.</summary>
    /// <param name="place">A serial port, or host:port.</param>
    /// <exception cref="IOException">Nobody answers, or not as a coprocessor does.</exception>
    public static string Ask(string place)
    {
        using IDisposable line = Open(place, out Stream stream);
        byte[] request = new byte[LinkFrame.Overhead];
        byte[] wire = new byte[SerialEncoder.WireLength(request.Length)];
        LinkFrame.WriteRequest(request, 1, LinkOpcode.Identify, 0);
        int length = SerialEncoder.Encode(request, request.Length, wire);
        int heard = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            stream.Write(wire, 0, length);
            if (Answer(stream, ref heard) is IdentityRecord identity)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"link version {identity.LowestVersion} to {identity.HighestVersion}, {identity.TableBytes:N0} bytes of tables, {identity.AudioSamples:N0} samples of audio");
            }
        }

        throw new IOException(heard == 0 ? "nobody answers" : $"{heard} bytes came, and no answer among them");
    }

    private static IdentityRecord? Answer(Stream stream, ref int heard)
    {
        byte[] frame = new byte[LinkFrame.MaximumLength];
        byte[] bytes = new byte[512];
        SerialDecoder decoder = new(frame);
        IdentityRecord identity = new();
        long deadline = Environment.TickCount64 + AnswerMilliseconds;
        while (Environment.TickCount64 < deadline)
        {
            int count = Read(stream, bytes);
            if (count == 0)
            {
                return null;
            }

            heard += count;
            for (int done = 0; done < count;)
            {
                done += decoder.Take(bytes, done, count - done);
                if (decoder.FrameLength > 0 && LinkFrame.Check(frame, decoder.FrameLength, LinkFrame.ResponseSync) == LinkStatus.Ok
                    && LinkFrame.Opcode(frame) == LinkOpcode.Identify && identity.Read(frame, LinkFrame.PayloadOffset))
                {
                    return identity;
                }
            }
        }

        return null;
    }

    private static int Read(Stream stream, byte[] bytes)
    {
        try
        {
            return stream.Read(bytes, 0, bytes.Length);
        }
        catch (Exception problem) when (problem is TimeoutException || problem is IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock } })
        {
            return 0;
        }
    }

    private static IDisposable Open(string place, out Stream stream)
    {
        try
        {
            int colon = place.LastIndexOf(':');
            if (colon > 0 && ushort.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            {
                TcpClient client = new(place[..colon], port) { ReceiveTimeout = AnswerMilliseconds, SendTimeout = AnswerMilliseconds };
                stream = client.GetStream();
                return client;
            }

            if (SerialPorts.WhyClosed(place) is string why)
            {
                throw new IOException(why);
            }

            SerialPort serial = new(place, SerialTiming.StartRate) { ReadTimeout = AnswerMilliseconds, WriteTimeout = AnswerMilliseconds };
            serial.Open();
            stream = serial.BaseStream;
            return serial;
        }
        catch (Exception problem) when (problem is SocketException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException(problem.Message, problem);
        }
    }
}
