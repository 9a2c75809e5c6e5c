using System;

namespace Ripac.Link;

/// <summary>
/// Takes the bytes of a UART, in pieces of any size, and finds the frames in them (<see cref="SerialEncoder"/>). Whatever came before,
/// the first flag puts it in step. Allocates nothing after construction.
/// </summary>
public sealed class SerialDecoder
{
    private const int FullBlock = 0xFF;

    private readonly byte[] _frame;
    private int _length;
    private int _left;
    private bool _flagDue;

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
        int i = offset;
        while (i < end)
        {
            if (_left > 0)
            {
                // As much of a block as is there goes over in one piece; a flag in it cuts the frame short.
                int run = end - i < _left ? end - i : _left;
                int flag = SerialEncoder.IndexOfFlag(bytes, i, run);
                run = flag < 0 ? run : flag - i;
                Put(bytes, i, run);
                _left -= run;
                i += run;
                if (flag < 0)
                {
                    continue;
                }
            }

            byte value = bytes[i++];
            if (value != SerialEncoder.Flag)
            {
                Begin(value);
            }
            else if (End())
            {
                break;
            }
        }

        return i - offset;
    }

    private void Begin(byte code)
    {
        if (_flagDue)
        {
            if (_length < _frame.Length)
            {
                _frame[_length] = SerialEncoder.Flag;
            }

            _length = Longer(1);
        }

        _left = SerialEncoder.Code(code) - 1;
        _flagDue = code != FullBlock;
    }

    private void Put(byte[] bytes, int offset, int count)
    {
        int room = _frame.Length - _length;
        if (room > 0)
        {
            Array.Copy(bytes, offset, _frame, _length, count < room ? count : room);
        }

        _length = Longer(count);
    }

    // A line on which no flag ever comes makes a frame too long, and no longer.
    private int Longer(int count) => _length + count <= _frame.Length ? _length + count : _frame.Length + 1;

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
        _flagDue = false;
        return FrameLength > 0;
    }
}
