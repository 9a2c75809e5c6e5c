using System.Net;
using System.Net.Sockets;
using Ripac.Link;
using Ripac.Tools.Flashing;

namespace Ripac.Tests.Tools.Flashing;

public class CoprocessorProbeTests
{
    [Fact]
    public void A_coprocessor_is_described()
    {
        byte[] frame = new byte[LinkFrame.Overhead + IdentityRecord.Length];
        new IdentityRecord { LowestVersion = 1, HighestVersion = 1, TableBytes = 65_536, AudioSamples = 8000 }.Write(frame, LinkFrame.PayloadOffset);
        LinkFrame.WriteResponse(frame, 1, LinkOpcode.Identify, LinkStatus.Ok, LinkFlags.None, IdentityRecord.Length);
        byte[] wire = new byte[SerialEncoder.WireLength(frame.Length)];
        int length = SerialEncoder.Encode(frame, frame.Length, wire);

        Assert.Equal("link version 1 to 1, 65,536 bytes of tables, 8,000 samples of audio", Ask([0x55, 0x00, .. wire[..length]]));
    }

    [Fact]
    public void Somebody_else_is_told_from_a_coprocessor() =>
        Assert.Contains("no answer among them", Assert.Throws<IOException>(() => Ask("HTTP/1.1 400 Bad Request\r\n\0"u8.ToArray())).Message);

    [Fact]
    public void Nobody_is_an_error() => Assert.Throws<IOException>(() => CoprocessorProbe.Ask("127.0.0.1:1"));

    // Answers the first bytes that come, then hangs up.
    private static string Ask(byte[] answer)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Thread server = new(() =>
        {
            using TcpClient client = listener.AcceptTcpClient();
            using NetworkStream stream = client.GetStream();
            _ = stream.Read(new byte[64]);
            stream.Write(answer);
            client.Client.Shutdown(SocketShutdown.Send);
            try
            {
                _ = stream.Read(new byte[64]);
            }
            catch (IOException)
            {
                // The other end has hung up first.
            }
        });
        server.Start();
        try
        {
            return CoprocessorProbe.Ask($"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }
        finally
        {
            server.Join();
        }
    }
}
