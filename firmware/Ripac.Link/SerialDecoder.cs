namespace Ripac.Link;

/// <summary>
/// Takes the bytes of a UART, in pieces of any size, and finds the frames in them (<see cref="SerialEncoder"/>). Whatever came before,
/// the first zero puts it in step. Allocates nothing after construction.
/// </summary>
public sealed class SerialDecoder
{
    private readonly byte[] _frame;
    private int _length;
    private int _left;
    private bool _zeroDue;

    /// <summary>Frames are put into <paramref name="frame"/>, from its first byte on.</summary>
    public SerialDecoder(byte[] frame)
    {
        _frame = frame;
    }

    /// <summary>
    /// Bytes of the frame that the last <see cref="Take"/> ended; 0: none ended. It was cut short or is longer than the array when its
    /// first byte is 0, which no frame begins with; all else about it is <see cref="LinkFrame.Check"/>'s to find.
    /// </summary>
    public int FrameLength { get; private set; }

    /// <summary>Takes bytes up to the end of a frame, or all of them. Returns how many: call it again with those that are left.</summary>
    public int Take(byte[] bytes, int offset, int count)
    {
        FrameLength = 0;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            int value = bytes[i];
            if (value == 0)
            {
                if (End())
                {
                    return i + 1 - offset;
                }
            }
            else if (_left > 0)
            {
                _left--;
                Put(value);
            }
            else
            {
                if (_zeroDue)
                {
                    Put(0);
                }

                _left = value - 1;
                _zeroDue = value != 0xFF;
            }
        }

        return count;
    }

    private void Put(int value)
    {
        if (_length < _frame.Length)
        {
            _frame[_length] = (byte)value;
        }

        _length++;
    }

    private bool End()
    {
        bool damaged = _left > 0 || _length > _frame.Length;
        if (damaged)
        {
            _frame[0] = 0;
        }

        FrameLength = _length < _frame.Length ? _length : _frame.Length;
        _length = 0;
        _left = 0;
        _zeroDue = false;
        return FrameLength > 0;
    }
}
