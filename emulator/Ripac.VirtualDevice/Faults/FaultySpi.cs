namespace Ripac.VirtualDevice.Faults;

/// <summary>A part on an SPI bus behind bad wires: wrap the part, attach the wrapper.</summary>
public sealed class FaultySpi(ISpiPart part, FaultSource faults, FaultRates rates, string name = "spi") : ISpiPart
{
    private long _unpluggedUntil;
    private long _garbageUntil;
    private bool _isBehind;
    private byte _behind = 0xFF;

    private long Now => faults.Clock.NowNanoseconds;

    public byte Transmit(byte mosi)
    {
        faults.Begin(rates, rates.Unplugged, ref _unpluggedUntil, name, "unplugged");
        faults.Begin(rates, rates.Garbage, ref _garbageUntil, name, "answers garbage");
        if (Now < _unpluggedUntil || faults.Falls(rates.Dropped, name, "byte dropped"))
        {
            return 0xFF;
        }

        if (faults.Falls(rates.Flipped, name, "bit flipped to the part"))
        {
            mosi = faults.Flip(mosi);
        }

        byte miso = part.Transmit(mosi);
        if (faults.Falls(rates.Duplicated, name, "byte duplicated"))
        {
            miso = part.Transmit(mosi);
        }

        if (faults.Falls(rates.Late, name, "answer late by a byte"))
        {
            _isBehind = true;
        }

        (byte next, _behind) = (_isBehind ? _behind : miso, miso);
        if (faults.Falls(rates.Flipped, name, "bit flipped from the part"))
        {
            next = faults.Flip(next);
        }

        return Now < _garbageUntil ? (byte)faults.Below(256) : next;
    }

    /// <summary>A part that was unplugged meanwhile sees its chip select rise all the same: its own resistor pulls it up.</summary>
    public void EndTransaction()
    {
        _isBehind = false;
        part.EndTransaction();
    }
}
