using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// An I2S bus in one direction, as Mode says. The hardware moves DMA buffers of 256 frames from the moment the device is made; Read
/// and Write wait, with every managed thread, until all was moved that they were asked for.
/// </summary>
[NanoType("System.Device.I2s.I2sDevice")]
public class I2sDevice : IDisposable
{
    private readonly I2sConnectionSettings _settings;
    private readonly I2sBus _bus;
    private readonly I2sInput? _input;
    private readonly I2sOutput? _output;
    private bool _disposed;

    public I2sDevice(I2sConnectionSettings settings)
    {
        _settings = settings.Copy();
        I2sMode direction = _settings.Mode & ~I2sMode.Pdm;
        bool pdm = _settings.Mode.HasFlag(I2sMode.Pdm);
        bool input = direction == (I2sMode.Master | I2sMode.Rx);
        if (!input && (direction != (I2sMode.Master | I2sMode.Tx) || pdm))
        {
            throw new NotSupportedException("the virtual device does I2S as Master|Rx, with or without Pdm, or as Master|Tx: set Mode");
        }

        if (!Processor.Board.Target.HasI2s)
        {
            throw new NotSupportedException($"{Processor.Board.Target.Name} is built without System.Device.I2s");
        }

        I2sFormat format = new(_settings, input);
        _bus = Processor.Board.I2sBus(_settings.BusId) ?? throw new ArgumentException($"there is no I2S bus {_settings.BusId}");

        // A PDM microphone has a clock, on word select, and no bit clock.
        string[] lines = pdm ? ["WS", "MDATA_IN"] : ["BCK", "WS", input ? "MDATA_IN" : "DATA_OUT"];
        Processor.Board.PinFunctions.Require($"I2S{_settings.BusId}", lines);
        _bus.Open(_settings.SampleRate, input);
        Processor.Scheduler.Over += _bus.Close;
        Processor.Scheduler.Settle();
        if (input)
        {
            _input = new I2sInput(_bus, format);
        }
        else
        {
            _output = new I2sOutput(_bus, format);
        }
    }

    public I2sConnectionSettings ConnectionSettings => _settings.Copy();

    public static I2sDevice Create(I2sConnectionSettings settings) => new(settings);

    /// <summary>Fills the buffer with whole frames: 16-bit mono is two bytes a frame, little-endian.</summary>
    public void Read(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        (_input ?? throw new ArgumentException("the I2S device was opened for output")).Read(buffer.AsSpan());
    }

    public void Write(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        (_output ?? throw new InvalidOperationException("the I2S device was opened for input")).Write(buffer.AsSpan());
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Processor.Scheduler.Over -= _bus.Close;
            _bus.Close();
        }
    }
}
