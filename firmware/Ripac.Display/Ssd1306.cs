using System.Device.I2c;

namespace Ripac.Display;

/// <summary>
/// A display of 128 x 64 points with an SSD1306 on I2C, or one like it (SSD1315; not SH1106, which has other commands). Commands and their
/// values: SSD1306 data sheet, Solomon Systech, rev 1.1, tables 9 and 10-1, and its application note (charge pump). Allocates nothing after construction.
/// </summary>
public sealed class Ssd1306
{
    /// <summary>Points in a row.</summary>
    public const int Width = 128;

    /// <summary>Rows of 8 points.</summary>
    public const int Pages = 8;

    /// <summary>As modules are wired when they are sold.</summary>
    public const int Address = 0x3C;

    /// <summary>Where the points begin in <see cref="Data"/>.</summary>
    public const int DataOffset = 1;

    private const byte Commands = 0x00;
    private const byte Points = 0x40;

    private static readonly byte[] SetUp =
    {
        Commands,
        0xAE, // off
        0xD5, 0x80, // clock
        0xA8, 0x3F, // 64 rows
        0xD3, 0x00, // no offset
        0x40, // from row 0 on
        0x8D, 0x14, // charge pump: the module is fed with 3.3 V alone
        0x20, 0x00, // addresses go on to the right, then down
        0xA1, 0xC8, // column 0 at the left, row 0 at the top
        0xDA, 0x12, // rows wired as on modules of 64
        0x81, 0x7F, // medium brightness
        0xD9, 0xF1, 0xDB, 0x40, // precharge and level that go with the charge pump
        0xA4, 0xA6, // shows its memory, 1 is light
    };

    private static readonly byte[] On = { Commands, 0xAF };
    private static readonly byte[] Off = { Commands, 0xAE };

    private readonly I2cDevice _device;
    private readonly byte[] _place = { Commands, 0x21, 0, Width - 1, 0x22, 0, 0 };

    /// <param name="bus">The I2C bus, from 1; its pins are assigned.</param>
    public Ssd1306(int bus)
    {
        _device = I2cDevice.Create(new I2cConnectionSettings(bus, Address, I2cBusSpeed.FastMode));
        Data[0] = Points;
    }

    /// <summary>The page to be written: from <see cref="DataOffset"/> on a byte for each column, bit 0 at the top.</summary>
    public byte[] Data { get; } = new byte[DataOffset + Width];

    /// <summary>Makes it ready, still dark. False: it does not answer.</summary>
    public bool Start() => Send(SetUp);

    /// <summary>Light on or off; the picture stays. False: it does not answer.</summary>
    public bool Switch(bool on) => Send(on ? On : Off);

    /// <summary>Writes <see cref="Data"/> to a page, 0 (top) to 7. Takes 3 ms, in which every thread stands still. False: it does not answer.</summary>
    public bool Write(int page)
    {
        _place[5] = (byte)page;
        _place[6] = (byte)page;
        return Send(_place) && Send(Data);
    }

    private bool Send(byte[] bytes) => _device.Write(bytes).Status == I2cTransferStatus.FullTransfer;
}
