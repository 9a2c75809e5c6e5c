using Ripac.VirtualDevice;

namespace Ripac.Tests.Firmware.Bench;

/// <summary>A serial line on which bytes are lost and damaged, both ways, as a seed says.</summary>
internal sealed class LossyLine(ISerialPart part) : ISerialPart
{
    private ISerialLine? _line;
    private Random _random = new(1);
    private int _oneIn;

    /// <summary>Bytes lost or damaged.</summary>
    public int Losses { get; private set; }

    /// <summary>Whether the cable is out.</summary>
    public bool IsCut { get; set; }

    /// <summary>From now on one byte in so many is lost or damaged; 0: none.</summary>
    public void Damage(int seed, int oneIn) => (_random, _oneIn) = (new Random(seed), oneIn);

    public void Connect(ISerialLine line)
    {
        _line = line;
        part.Connect(new BackLine(this));
    }

    public void Receive(byte value)
    {
        if (Pass(ref value))
        {
            part.Receive(value);
        }
    }

    private bool Pass(ref byte value)
    {
        if (IsCut)
        {
            return false;
        }

        if (_oneIn == 0 || _random.Next(_oneIn) > 0)
        {
            return true;
        }

        Losses++;
        value ^= (byte)(1 << _random.Next(8));
        return _random.Next(2) == 0;
    }

    private sealed class BackLine(LossyLine line) : ISerialLine
    {
        public VirtualClock Clock => line._line!.Clock;

        public int BaudRate => line._line!.BaudRate;

        public void Send(ReadOnlySpan<byte> bytes)
        {
            List<byte> heard = [];
            foreach (byte sent in bytes)
            {
                byte value = sent;
                if (line.Pass(ref value))
                {
                    heard.Add(value);
                }
            }

            line._line!.Send([.. heard]);
        }
    }
}
