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
        Begin(rates.Unplugged, ref _unpluggedUntil, "unplugged");
        Begin(rates.Garbage, ref _garbageUntil, "answers garbage");
        if (Now < _unpluggedUntil || Falls(rates.Dropped, "byte dropped"))
        {
            return 0xFF;
        }

        if (Falls(rates.Flipped, "bit flipped to the part"))
        {
            mosi = faults.Flip(mosi);
        }

        byte miso = part.Transmit(mosi);
        if (Falls(rates.Duplicated, "byte duplicated"))
        {
            miso = part.Transmit(mosi);
        }

        if (Falls(rates.Late, "answer late by a byte"))
        {
            _isBehind = true;
        }

        (byte next, _behind) = (_isBehind ? _behind : miso, miso);
        if (Falls(rates.Flipped, "bit flipped from the part"))
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

    private void Begin(int perMillion, ref long until, string what)
    {
        if (faults.Falls(perMillion))
        {
            until = Now + faults.Between(rates.ShortestOutage, rates.LongestOutage);
            faults.Note(FormattableString.Invariant($"{name}: {what} for {(until - Now) / 1e6:0.0} ms"));
        }
    }

    private bool Falls(int perMillion, string what)
    {
        bool falls = faults.Falls(perMillion);
        if (falls)
        {
            faults.Note($"{name}: {what}");
        }

        return falls;
    }
}
