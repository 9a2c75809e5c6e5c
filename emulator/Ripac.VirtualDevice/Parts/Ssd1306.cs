using System.Text;

namespace Ripac.VirtualDevice.Parts;

/// <summary>
/// A display of 128 x 64 points with an SSD1306 or one like it, on I2C (address 0x3C): <c>board.AttachI2c(1, 0x3C, display)</c>. Knows
/// the commands of the controller's data sheet; scrolling by itself and contrast are taken and have no effect on the picture.
/// </summary>
public sealed class Ssd1306 : II2cPart
{
    public const int Width = 128;
    public const int Height = 64;

    /// <summary>On the bus, as modules are wired when they are sold.</summary>
    public const int Address = 0x3C;

    private const int Pages = Height / 8;

    private readonly byte[] _memory = new byte[Width * Pages];
    private readonly byte[] _command = new byte[8];
    private int _commandBytes;
    private bool _controlNext;
    private bool _single;
    private bool _data;
    private int _addressing = 2;
    private int _column;
    private int _page;
    private (int First, int Last) _columns = (0, Width - 1);
    private (int First, int Last) _pages = (0, Pages - 1);
    private int _startLine;
    private bool _mirrored = true;
    private bool _upsideDown = true;
    private bool _inverted;
    private bool _allOn;
    private bool _connected = true;

    /// <summary>Commands that the controller does not have: a sign of a driver for another one.</summary>
    public int UnknownCommands { get; private set; }

    /// <summary>Transfers that were begun: while it stays the same, so does the picture.</summary>
    public int Transfers { get; private set; }

    /// <summary>Whether its cable is in; without power it forgets that it was switched on.</summary>
    public bool IsConnected
    {
        get => _connected;
        set
        {
            _connected = value;
            IsOn &= value;
        }
    }

    /// <summary>Switched on by the firmware.</summary>
    public bool IsOn { get; private set; }

    /// <summary>True if a point gives light; (0, 0) is at the top left of a module that is mounted as usual (commands A1 and C8).</summary>
    public bool Pixel(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Width);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        int column = _mirrored ? Width - 1 - x : x;
        int row = ((_upsideDown ? Height - 1 - y : y) + _startLine) % Height;
        bool stored = (_memory[(row / 8 * Width) + column] >> (row % 8) & 1) != 0;
        return IsOn && (_allOn || stored != _inverted);
    }

    /// <summary>The picture as text, a line for each two rows of points.</summary>
    public override string ToString()
    {
        StringBuilder text = new((Width + 1) * Height / 2);
        for (int y = 0; y < Height; y += 2)
        {
            for (int x = 0; x < Width; x++)
            {
                text.Append((Pixel(x, y), Pixel(x, y + 1)) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    public bool Start(bool reading)
    {
        Transfers++;
        _controlNext = true;
        _commandBytes = 0;
        return IsConnected;
    }

    /// <summary>A control byte says what follows: one byte or all the rest, of commands or of data.</summary>
    public bool Write(byte value)
    {
        if (_controlNext)
        {
            _controlNext = false;
            _single = (value & 0x80) != 0;
            _data = (value & 0x40) != 0;
            return true;
        }

        if (_data)
        {
            Store(value);
        }
        else
        {
            Collect(value);
        }

        _controlNext = _single;
        return true;
    }

    /// <summary>The status: bit 6 is set while the display is off.</summary>
    public byte Read() => (byte)(IsOn ? 0 : 0x40);

    private void Store(byte value)
    {
        _memory[(_page * Width) + _column] = value;
        switch (_addressing)
        {
            case 0:
                if (Step(ref _column, _columns))
                {
                    Step(ref _page, _pages);
                }

                break;
            case 1:
                if (Step(ref _page, _pages))
                {
                    Step(ref _column, _columns);
                }

                break;
            default:
                _column = (_column + 1) % Width;
                break;
        }
    }

    private static bool Step(ref int place, (int First, int Last) range)
    {
        bool wraps = place == range.Last;
        place = wraps ? range.First : (place + 1) & 0x7F;
        return wraps;
    }

    private void Collect(byte value)
    {
        _command[_commandBytes++] = value;
        if (_commandBytes > Arguments(_command[0]))
        {
            _commandBytes = 0;
            Obey(_command[0], _command[1], _command[2]);
        }
    }

    private static int Arguments(byte command) => command switch
    {
        0x26 or 0x27 => 6,
        0x29 or 0x2A => 5,
        0x21 or 0x22 or 0xA3 => 2,
        0x20 or 0x81 or 0x8D or 0xA8 or 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB => 1,
        _ => 0,
    };

    private void Obey(byte command, byte first, byte second)
    {
        switch (command)
        {
            case <= 0x0F:
                _column = (_column & 0x70) | command;
                break;
            case <= 0x1F:
                _column = (_column & 0x0F) | ((command & 0x07) << 4);
                break;
            case 0x20:
                _addressing = first & 0x03;
                break;
            case 0x21:
                _columns = (first & 0x7F, second & 0x7F);
                _column = _columns.First;
                break;
            case 0x22:
                _pages = (first & 0x07, second & 0x07);
                _page = _pages.First;
                break;
            case >= 0x40 and <= 0x7F:
                _startLine = command & 0x3F;
                break;
            case 0xA0 or 0xA1:
                _mirrored = command == 0xA0;
                break;
            case 0xA4 or 0xA5:
                _allOn = command == 0xA5;
                break;
            case 0xA6 or 0xA7:
                _inverted = command == 0xA7;
                break;
            case 0xAE or 0xAF:
                IsOn = command == 0xAF;
                break;
            case >= 0xB0 and <= 0xB7:
                _page = command & 0x07;
                break;
            case 0xC0 or 0xC8:
                _upsideDown = command == 0xC0;
                break;
            case 0x26 or 0x27 or 0x29 or 0x2A or 0x2E or 0x2F or 0x81 or 0x8D or 0xA3 or 0xA8 or 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB or 0xE3:
                break;
            default:
                UnknownCommands++;
                break;
        }
    }
}
