using System.Net.Sockets;

namespace Ripac.Emulator.Serving;

/// <summary>A network connection: has no rate, so every rate will do.</summary>
internal sealed class TcpLine : ILine
{
    private const int WriteTimeoutMilliseconds = 2000;

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    public TcpLine(TcpClient client)
    {
        _client = client;
        client.NoDelay = true;
        client.SendTimeout = WriteTimeoutMilliseconds;
        Name = client.Client.RemoteEndPoint?.ToString() ?? "";
        _stream = client.GetStream();
    }

    public string Name { get; }

    public int Read(byte[] buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (ObjectDisposedException problem)
        {
            throw new IOException(problem.Message, problem);
        }
    }

    public void Write(ReadOnlyMemory<byte> bytes) => _stream.Write(bytes.Span);

    public bool Accepts(int rate) => rate > 0;

    public void SetRate(int rate)
    {
    }

    public void Dispose() => _client.Dispose();
}
