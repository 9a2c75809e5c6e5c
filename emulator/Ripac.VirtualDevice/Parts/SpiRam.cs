namespace Ripac.VirtualDevice.Parts;

/// <summary>
/// A serial RAM of 128 kB like Microchip's 23LC1024, in SPI mode: instruction, 24-bit address, data. Instructions and the mode
/// register (byte, page of 32, sequential) are those of its data sheet (DS20005142).
/// </summary>
public sealed class SpiRam : ISpiPart
{
    private const byte WriteMode = 0x01;
    private const byte Write = 0x02;
    private const byte Read = 0x03;
    private const byte ReadMode = 0x05;

    private const byte ByteMode = 0x00;
    private const byte PageMode = 0x80;
    private const byte SequentialMode = 0x40;
    private const int PageBytes = 32;

    private readonly byte[] _bytes = new byte[128 * 1024];
    private byte _mode = SequentialMode;
    private int _byte;
    private byte _instruction;
    private int _address;

    /// <summary>What is stored.</summary>
    public Span<byte> Bytes => _bytes;

    public byte Transmit(byte mosi)
    {
        int at = _byte++;
        if (at == 0)
        {
            _instruction = mosi;
            _address = 0;
            return 0xFF;
        }

        switch (_instruction)
        {
            case ReadMode:
                return _mode;
            case WriteMode:
                _mode = at == 1 ? (byte)(mosi & 0xC0) : _mode;
                return 0xFF;
            case Read or Write when at <= 3:
                // The upper seven bits of the address are not wired.
                _address = ((_address << 8) | mosi) & (_bytes.Length - 1);
                return 0xFF;
            case Read or Write:
                return Access(mosi);
            default:
                return 0xFF;
        }
    }

    public void EndTransaction() => _byte = 0;

    private byte Access(byte mosi)
    {
        if (_mode == ByteMode && _byte > 5)
        {
            return 0xFF;
        }

        byte answer = 0xFF;
        if (_instruction == Write)
        {
            _bytes[_address] = mosi;
        }
        else
        {
            answer = _bytes[_address];
        }

        int next = _address + 1;
        _address = _mode == PageMode
            ? (_address & ~(PageBytes - 1)) | (next & (PageBytes - 1))
            : next & (_bytes.Length - 1);
        return answer;
    }
}
