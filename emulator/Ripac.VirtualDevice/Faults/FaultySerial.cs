namespace Ripac.VirtualDevice.Faults;

/// <summary>A part at the end of a bad serial cable: wrap the part, attach the wrapper.</summary>
/// <param name="part">What is behind the cable.</param>
/// <param name="faults">Where the faults come from.</param>
/// <param name="toPart">Of bytes from the firmware to the part.</param>
/// <param name="fromPart">Of bytes from the part to the firmware.</param>
/// <param name="name">For the log.</param>
public sealed class FaultySerial(ISerialPart part, FaultSource faults, FaultRates toPart, FaultRates fromPart, string name = "serial") : ISerialPart
{
    /// <summary>What a flood sends: more than any read buffer that firmware is likely to have.</summary>
    private const int FloodBytes = 400;

    private ISerialLine? _line;
    private long _unpluggedUntil;
    private long _garbageUntil;

    private long Now => faults.Clock.NowNanoseconds;

    public void Connect(ISerialLine line)
    {
        _line = line;
        part.Connect(new FaultyLine(this, line, fromPart));
    }

    public void Receive(byte value) => Pass(value, toPart, "to the part", part.Receive);

    private void Pass(byte value, FaultRates rates, string where, Action<byte> deliver)
    {
        faults.Begin(rates, rates.Unplugged, ref _unpluggedUntil, name, "unplugged");
        faults.Begin(rates, rates.Garbage, ref _garbageUntil, name, "garbage");
        if (faults.Falls(rates.Flood, name, "flood"))
        {
            byte[] flood = new byte[FloodBytes];
            for (int i = 0; i < flood.Length; i++)
            {
                flood[i] = (byte)faults.Below(256);
            }

            _line!.Send(flood);
        }

        if (Now < _unpluggedUntil || faults.Falls(rates.Dropped, name, $"byte dropped {where}"))
        {
            return;
        }

        if (faults.Falls(rates.Flipped, name, $"bit flipped {where}"))
        {
            value = faults.Flip(value);
        }

        value = Now < _garbageUntil ? (byte)faults.Below(256) : value;
        if (faults.Falls(rates.Duplicated, name, $"byte duplicated {where}"))
        {
            deliver(value);
        }

        if (faults.Falls(rates.Late, name, $"byte late {where}"))
        {
            faults.Clock.After(faults.Between(rates.ShortestOutage, rates.LongestOutage), () => deliver(value));
        }
        else
        {
            deliver(value);
        }
    }

    private sealed class FaultyLine(FaultySerial cable, ISerialLine line, FaultRates fromPart) : ISerialLine
    {
        public VirtualClock Clock => line.Clock;

        public int BaudRate => line.BaudRate;

        public void Send(ReadOnlySpan<byte> bytes)
        {
            foreach (byte value in bytes)
            {
                cable.Pass(value, fromPart, "from the part", one => line.Send([one]));
            }
        }
    }
}
