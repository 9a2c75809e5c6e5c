using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Emulator.Parts;

/// <summary>The coprocessor module at the end of one of the board's serial ports. At unequal baud rates both ends receive noise.</summary>
internal sealed class SerialCoprocessor : ISerialPart
{
    /// <summary>Changes a byte that was read at another rate than it was sent at. What such a byte becomes does not matter.</summary>
    private const byte Noise = 0x5B;

    private readonly SerialEndpoint _endpoint;
    private readonly byte[] _one = new byte[1];
    private ISerialLine? _line;

    public SerialCoprocessor(SerialEndpoint endpoint)
    {
        _endpoint = endpoint;
        endpoint.Sending += bytes => _line?.Send(AsHeard(bytes.Span));
    }

    /// <summary>
    /// Puts a module at the end of a board's UART, where it has one for that. It may be on the board's SPI bus too: firmware uses one of them.
    /// </summary>
    public static void Attach(VirtualBoard board, CoprocessorLine? line, CoprocessorModule module)
    {
        if (line is not null)
        {
            SerialEndpoint endpoint = new(module, new ModuleTimer(board.Clock), rate => rate <= line.BaudRate);
            board.AttachSerial(line.Port, new SerialCoprocessor(endpoint));
        }
    }

    private bool RatesAgree => _line?.BaudRate == _endpoint.Rate;

    public void Connect(ISerialLine line) => _line = line;

    public void Receive(byte value)
    {
        _one[0] = RatesAgree ? value : (byte)(value ^ Noise);
        _endpoint.Receive(_one, 1);
    }

    private byte[] AsHeard(ReadOnlySpan<byte> bytes)
    {
        byte[] heard = bytes.ToArray();
        if (!RatesAgree)
        {
            for (int i = 0; i < heard.Length; i++)
            {
                heard[i] ^= Noise;
            }
        }

        return heard;
    }
}
