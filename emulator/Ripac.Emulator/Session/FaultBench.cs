using Ripac.Emulator.Parts;
using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Faults;

namespace Ripac.Emulator.Session;

/// <summary>
/// What is wrong with the device in one run, all from a seed: bad wires to the coprocessor and the modem, lines that stick and bounce,
/// resets that nobody asked for, clocks that are off.
/// </summary>
internal sealed class FaultBench
{
    private const long Millisecond = 1_000_000;

    /// <summary>When the wires are mended: the shipped recording has been said once by then.</summary>
    public const long EndNanoseconds = 10_000 * Millisecond;

    /// <summary>Bytes that are hit by each kind of fault, of a million: from one every ten seconds to a hundred a second in all.</summary>
    private const int FewestPerMillion = 1;
    private const int MostPerMillion = 1000;

    /// <summary>To and from a modem go few bytes: it takes more to hit them.</summary>
    private const int ModemFactor = 10;

    private readonly VirtualBoard _board;
    private readonly FaultRates _wires;

    public FaultBench(VirtualBoard board, BoardDescription description, int seed)
    {
        _board = board;
        Source = new FaultSource(board.Clock, seed);
        int perMillion = (int)(FewestPerMillion * Math.Pow((double)MostPerMillion / FewestPerMillion, Source.Below(1001) / 1000.0));
        _wires = FaultRates.All(perMillion);
        if (description.Coprocessor is CoprocessorPins pins)
        {
            Trouble(new FaultyPin(board.Pin(pins.Ready), Source, bouncesPerMillion: perMillion));
            Trouble(new FaultyPin(board.Pin(pins.Reset), Source), isReset: true);
            if (pins.Interrupt is int interrupt)
            {
                Trouble(new FaultyPin(board.Pin(interrupt), Source, bouncesPerMillion: perMillion));
            }
        }

        _ = new FaultyPin(board.Pin(description.PushToTalk), Source, bouncesPerMillion: 500_000);
        board.Clock.At(EndNanoseconds, () => Source.IsActive = false);
    }

    public FaultSource Source { get; }

    /// <summary>Between half and one and a half of the speed that is expected of a board.</summary>
    public static int InstructionsPerSecond(int seed) => new Random(seed).Next(750_000, 2_250_000);

    public ISpiPart Wire(ISpiPart coprocessor) => new FaultySpi(coprocessor, Source, _wires, "coprocessor");

    public ISerialPart Wire(ISerialPart modem)
    {
        FaultRates rates = FaultRates.All(_wires.Flipped * ModemFactor);
        return new FaultySerial(modem, Source, toPart: rates, fromPart: rates, "modem");
    }

    public IModuleTimer Jitter(IModuleTimer timer) => new JitteredTimer(timer, Source);

    /// <summary>One pin in three sticks, once to three times while there are faults.</summary>
    private void Trouble(FaultyPin pin, bool isReset = false)
    {
        for (int times = Source.Below(3) == 0 ? 1 + Source.Below(3) : 0; times > 0; times--)
        {
            bool high = !isReset && Source.Below(2) == 1;
            TimeSpan time = TimeSpan.FromMicroseconds(1 + Source.Below(100_000));
            _board.Clock.At(Source.Below((int)(EndNanoseconds / Millisecond)) * Millisecond, () => pin.Stick(high, time));
        }
    }
}
