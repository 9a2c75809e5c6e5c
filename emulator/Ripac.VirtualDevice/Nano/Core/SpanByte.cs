namespace Ripac.VirtualDevice.Nano;

[NanoType("System.SpanByte")]
public readonly ref struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;
    private readonly int _length;

    public SpanByte(byte[]? array)
        : this(array, 0, array?.Length ?? 0)
    {
    }

    public SpanByte(byte[]? array, int start, int length)
    {
        int available = array?.Length ?? 0;
        if (start < 0 || length < 0 || start > available || length > available - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length), $"{start} + {length} is not within {available} bytes");
        }

        _array = array;
        _start = start;
        _length = length;
    }

    public static SpanByte Empty => default;

    public bool IsEmpty => _length == 0;

    public int Length => _length;

    public byte this[int index]
    {
        get => _array![At(index)];
        set => _array![At(index)] = value;
    }

    public static implicit operator SpanByte(byte[]? array) => new(array);

    public void CopyTo(SpanByte destination)
    {
        if (_length > destination._length)
        {
            throw new ArgumentException("the destination is shorter");
        }

        AsSpan().CopyTo(destination.AsSpan());
    }

    public SpanByte Slice(int start) => Slice(start, _length - start);

    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > _length || length > _length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"{start} + {length} is not within {_length} bytes");
        }

        return new SpanByte(_array, _start + start, length);
    }

    public byte[] ToArray() => AsSpan().ToArray();

    internal Span<byte> AsSpan() => new(_array, _start, _length);

    private int At(int index) => (uint)index < (uint)_length
        ? _start + index
        : throw new ArgumentOutOfRangeException(nameof(index), $"{index} is not within {_length} bytes");
}
