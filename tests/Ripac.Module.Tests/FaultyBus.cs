using Ripac.Link;
using Ripac.Module;
using Ripac.VirtualDevice;

namespace Ripac.Tests;

/// <summary>The module on a virtual board's bus, with a bus between them that damages what a seed says.</summary>
internal sealed class FaultyBus(CoprocessorModule module) : ISpiPart
{
    private const int LongestTransaction = 2100;

    private Random? _random;
    private int _oneIn;
    private int _transaction;
    private int _byte;
    private int _wrongToModule = -1;
    private int _wrongFromModule = -1;
    private int _stopsAt = int.MaxValue;
    private bool _isImage;

    /// <summary>What MISO reads, whatever the module sends; null: what it sends.</summary>
    public byte? Miso { get; set; }

    /// <summary>A bit of the data of every WriteImage request is wrong, where the frame's CRC does not see it.</summary>
    public bool SpoilsImages { get; set; }

    /// <summary>The transaction of this number, the first being 0, does not reach the module at all; -1: all do.</summary>
    public int Loses { get; set; } = -1;

    /// <summary>From now on one transaction in so many is damaged in each of three ways: a bit to the module, one from it, its end lost.</summary>
    public void Damage(int seed, int oneIn)
    {
        _random = new Random(seed);
        _oneIn = oneIn;
        Draw();
    }

    public byte Transmit(byte mosi)
    {
        const int Opcode = 3;
        const int FirstOfData = 12;
        _isImage = _byte == Opcode ? mosi == (byte)LinkOpcode.WriteImage : _isImage && _byte > Opcode;
        mosi ^= SpoilsImages && _isImage && _byte == FirstOfData ? (byte)1 : (byte)0;
        byte miso = 0xFF;
        if (_byte < _stopsAt && _transaction != Loses)
        {
            miso = module.Transmit(Flip(mosi, _wrongToModule));
        }

        miso = Flip(miso, _wrongFromModule);
        _byte++;
        return Miso ?? miso;
    }

    public void EndTransaction()
    {
        if (_transaction++ != Loses)
        {
            module.EndTransaction();
        }

        _byte = 0;
        Draw();
    }

    private byte Flip(byte value, int wrongBit) => wrongBit / 8 == _byte && wrongBit >= 0 ? (byte)(value ^ (1 << (wrongBit % 8))) : value;

    private void Draw()
    {
        if (_random is null)
        {
            return;
        }

        _wrongToModule = _random.Next(_oneIn) == 0 ? AnyBit() : -1;
        _wrongFromModule = _random.Next(_oneIn) == 0 ? AnyBit() : -1;
        _stopsAt = _random.Next(_oneIn) == 0 ? AnyBit() / 8 : int.MaxValue;
    }

    // Most transactions are short: half of the places are among their first 20 bytes.
    private int AnyBit() => _random!.Next(8 * (_random.Next(2) == 0 ? 20 : LongestTransaction));
}
