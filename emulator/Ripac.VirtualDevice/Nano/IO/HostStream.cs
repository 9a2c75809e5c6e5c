namespace Ripac.VirtualDevice.Nano;

/// <summary>A stream whose bytes lie in one of .NET's streams; what goes wrong there is nanoFramework's IOException.</summary>
public abstract class HostStream : Stream
{
    private readonly System.IO.Stream _stream;

    private protected HostStream(System.IO.Stream stream) => _stream = stream;

    public override bool CanRead => _stream.CanRead;

    public override bool CanSeek => _stream.CanSeek;

    public override bool CanWrite => _stream.CanWrite;

    public override long Length => Guard(() => _stream.Length);

    public override long Position
    {
        get => Guard(() => _stream.Position);
        set => Guard(() => _stream.Position = value);
    }

    public override void Flush() => Guard(() =>
    {
        _stream.Flush();
        return 0;
    });

    public override int Read(SpanByte buffer)
    {
        byte[] bytes = new byte[buffer.Length];
        int count = Read(bytes, 0, bytes.Length);
        bytes.AsSpan(0, count).CopyTo(buffer.AsSpan());
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Guard(() => _stream.Read(buffer, offset, count));

    public override int ReadByte() => base.ReadByte();

    public override long Seek(long offset, SeekOrigin origin) => Guard(() => _stream.Seek(offset, origin));

    public override void SetLength(long value) => Guard(() =>
    {
        _stream.SetLength(value);
        return 0;
    });

    public override void Write(byte[] buffer, int offset, int count) => Guard(() =>
    {
        _stream.Write(buffer, offset, count);
        return 0;
    });

    public override void WriteByte(byte value) => base.WriteByte(value);

    protected override void Dispose(bool disposing) => _stream.Dispose();

    private static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (System.IO.IOException problem)
        {
            throw new IOException(problem.Message, problem);
        }
    }
}

[NanoType("System.IO.MemoryStream")]
public class MemoryStream : HostStream
{
    private readonly System.IO.MemoryStream _memory;

    public MemoryStream()
        : this(new System.IO.MemoryStream())
    {
    }

    public MemoryStream(byte[] buffer)
        : this(buffer, true)
    {
    }

    public MemoryStream(byte[] buffer, bool isWritable)
        : this(new System.IO.MemoryStream(buffer, 0, buffer.Length, isWritable, publiclyVisible: true))
    {
    }

    private MemoryStream(System.IO.MemoryStream memory)
        : base(memory) => _memory = memory;

    public virtual byte[] GetBuffer() => _memory.GetBuffer();

    public virtual byte[] ToArray() => _memory.ToArray();

    public virtual void WriteTo(Stream stream)
    {
        byte[] bytes = ToArray();
        stream.Write(bytes, 0, bytes.Length);
    }
}
