namespace System.IO;

public abstract class Stream : MarshalByRefObject, IDisposable
{
    protected extern Stream();
    public abstract bool CanRead { get; }
    public abstract bool CanSeek { get; }
    public extern virtual bool CanTimeout { get; }
    public abstract bool CanWrite { get; }
    public abstract long Length { get; }
    public abstract long Position { get; set; }
    public extern virtual int ReadTimeout { get; set; }
    public extern virtual int WriteTimeout { get; set; }
    public extern virtual void Close();
    public extern void CopyTo(Stream destination);
    public extern void Dispose();
    protected extern virtual void Dispose(bool disposing);
    public abstract void Flush();
    public abstract int Read(SpanByte buffer);
    public abstract int Read(byte[] buffer, int offset, int count);
    public extern virtual int ReadByte();
    public abstract long Seek(long offset, SeekOrigin origin);
    public abstract void SetLength(long value);
    public abstract void Write(byte[] buffer, int offset, int count);
    public extern virtual void WriteByte(byte value);
}

public enum SeekOrigin
{
    Begin = 0,
    Current = 1,
    End = 2,
}

public class MemoryStream : Stream
{
    public extern MemoryStream();
    public extern MemoryStream(byte[] buffer);
    public extern MemoryStream(byte[] buffer, bool isWritable);
    public extern override bool CanRead { get; }
    public extern override bool CanSeek { get; }
    public extern override bool CanWrite { get; }
    public extern override long Length { get; }
    public extern override long Position { get; set; }
    protected extern override void Dispose(bool disposing);
    public extern override void Flush();
    public extern virtual byte[] GetBuffer();
    public extern override int Read(SpanByte buffer);
    public extern override int Read(byte[] buffer, int offset, int count);
    public extern override int ReadByte();
    public extern override long Seek(long offset, SeekOrigin origin);
    public extern override void SetLength(long value);
    public extern virtual byte[] ToArray();
    public extern override void Write(byte[] buffer, int offset, int count);
    public extern override void WriteByte(byte value);
    public extern virtual void WriteTo(Stream stream);
}
