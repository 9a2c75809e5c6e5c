using System.Globalization;
using System.Text;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.IO.TextWriter")]
public abstract class TextWriter : MarshalByRefObject, IDisposable
{
    protected char[] CoreNewLine = ['\r', '\n'];

    public abstract Encoding Encoding { get; }

    public virtual string NewLine
    {
        get => new(CoreNewLine);
        set => CoreNewLine = (value ?? "\r\n").ToCharArray();
    }

    public virtual void Close() => Dispose();

    public void Dispose() => Dispose(true);

    public virtual void Flush()
    {
    }

    public virtual void Write(bool value) => Write(value ? bool.TrueString : bool.FalseString);

    public virtual void Write(char value)
    {
    }

    public virtual void Write(char[]? buffer) => Write(buffer, 0, buffer?.Length ?? 0);

    public virtual void Write(char[]? buffer, int index, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Write(buffer![index + i]);
        }
    }

    public virtual void Write(double value) => Write(NumberText.Of(value, null));

    public virtual void Write(float value) => Write(NumberText.Of(value, null));

    public virtual void Write(int value) => Write(value.ToString(CultureInfo.InvariantCulture));

    public virtual void Write(long value) => Write(value.ToString(CultureInfo.InvariantCulture));

    public virtual void Write(object? value) => Write(StringMembers.Text(value));

    public virtual void Write(string? value) => Write(value?.ToCharArray());

    public virtual void Write(uint value) => Write(value.ToString(CultureInfo.InvariantCulture));

    public virtual void Write(ulong value) => Write(value.ToString(CultureInfo.InvariantCulture));

    public virtual void WriteLine() => Write(CoreNewLine);

    public virtual void WriteLine(bool value) => Line(() => Write(value));

    public virtual void WriteLine(char value) => Line(() => Write(value));

    public virtual void WriteLine(char[]? buffer) => Line(() => Write(buffer));

    public virtual void WriteLine(char[]? buffer, int index, int count) => Line(() => Write(buffer, index, count));

    public virtual void WriteLine(double value) => Line(() => Write(value));

    public virtual void WriteLine(float value) => Line(() => Write(value));

    public virtual void WriteLine(int value) => Line(() => Write(value));

    public virtual void WriteLine(long value) => Line(() => Write(value));

    public virtual void WriteLine(object? value) => Line(() => Write(value));

    public virtual void WriteLine(string? value) => Line(() => Write(value));

    public virtual void WriteLine(uint value) => Line(() => Write(value));

    public virtual void WriteLine(ulong value) => Line(() => Write(value));

    protected virtual void Dispose(bool disposing)
    {
    }

    private void Line(Action write)
    {
        write();
        WriteLine();
    }
}

/// <summary>Keeps up to 4,095 bytes before it writes them to its stream.</summary>
[NanoType("System.IO.StreamWriter")]
public class StreamWriter : TextWriter
{
    private const int BufferSize = 4095;

    private readonly List<byte> _buffer = [];
    private readonly bool _leaveOpen;
    private Stream? _stream;

    public StreamWriter(Stream stream, bool leaveOpen = false)
    {
        _stream = (stream ?? throw new ArgumentNullException(nameof(stream))).CanWrite ? stream : throw new ArgumentException("the stream cannot be written");
        _leaveOpen = leaveOpen;
    }

    public virtual Stream? BaseStream => _stream;

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine
    {
        get => base.NewLine;
        set => base.NewLine = value;
    }

    public override void Close() => Dispose();

    public override void Flush()
    {
        Stream stream = _stream ?? throw new ObjectDisposedException(null);
        stream.Write([.. _buffer], 0, _buffer.Count);
        _buffer.Clear();
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        Stream stream = _stream ?? throw new ObjectDisposedException(null);
        byte[] bytes = Encoding.UTF8.GetBytes(value ?? throw new NullReferenceException());
        if (_buffer.Count + bytes.Length < BufferSize)
        {
            _buffer.AddRange(bytes);
            return;
        }

        Flush();
        stream.Write(bytes, 0, bytes.Length);
    }

    public override void WriteLine() => Write(NewLine);

    public override void WriteLine(string? value)
    {
        Write(value);
        WriteLine();
    }

    protected override void Dispose(bool disposing)
    {
        if (_stream is not Stream stream)
        {
            return;
        }

        if (stream.CanWrite)
        {
            Flush();
        }

        if (!_leaveOpen)
        {
            stream.Close();
        }

        _stream = null;
    }
}
