using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Emulator.Parts;

/// <summary>The coprocessor module soldered to the board: its SPI bytes and its three lines.</summary>
internal sealed class CoprocessorPart : ISpiPart
{
    private readonly CoprocessorModule _module;

    /// <param name="board">The board.</param>
    /// <param name="pins">Where the module is soldered to.</param>
    /// <param name="module">The module.</param>
    /// <param name="wire">What is between the board's bus and this part; by default nothing.</param>
    public CoprocessorPart(VirtualBoard board, CoprocessorPins pins, CoprocessorModule module, Func<ISpiPart, ISpiPart>? wire = null)
    {
        _module = module;

        VirtualPin ready = board.Pin(pins.Ready);
        ready.Drive(module.Ready);
        module.ReadyChanged += ready.Drive;

        if (pins.Interrupt is int number)
        {
            // INT is low while the module asks to be read.
            VirtualPin interrupt = board.Pin(number);
            interrupt.Drive(!module.Interrupt);
            module.InterruptChanged += asks => interrupt.Drive(!asks);
        }

        // The module's own resistor pulls RESET up.
        VirtualPin reset = board.Pin(pins.Reset);
        reset.Drive(true);
        reset.Changed += pin => module.ResetLine = pin.Level;

        board.AttachSpi(pins.SpiBus, pins.ChipSelect, wire?.Invoke(this) ?? this);
    }

    /// <summary>Puts a module where a board has its coprocessor: on SPI, at the end of a UART, or both, of which firmware uses one.</summary>
    /// <param name="board">The board.</param>
    /// <param name="description">Of the board.</param>
    /// <param name="module">The module.</param>
    /// <param name="wire">What is between the SPI bus and the part; by default nothing.</param>
    /// <returns>The part on SPI; null on a board that has its coprocessor on a UART alone.</returns>
    public static CoprocessorPart? Attach(VirtualBoard board, BoardDescription description, CoprocessorModule module, Func<ISpiPart, ISpiPart>? wire = null)
    {
        CoprocessorPart? part = description.Coprocessor is CoprocessorPins pins ? new CoprocessorPart(board, pins, module, wire) : null;
        SerialCoprocessor.Attach(board, description.CoprocessorUart, module);
        return part;
    }

    /// <summary>A byte went both ways: MOSI, MISO. The board's clock stands at its end.</summary>
    public event Action<byte, byte>? Transmitted;

    /// <summary>Chip select was released.</summary>
    public event Action? Ended;

    public byte Transmit(byte mosi)
    {
        byte miso = _module.Transmit(mosi);
        Transmitted?.Invoke(mosi, miso);
        return miso;
    }

    public void EndTransaction()
    {
        // First the end of the frame, then what the module makes of it.
        Ended?.Invoke();
        _module.EndTransaction();
    }
}
