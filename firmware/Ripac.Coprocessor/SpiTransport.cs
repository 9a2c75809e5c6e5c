using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.Threading;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>Frames as SPI transactions: the response to a request comes while the next one is sent.</summary>
public sealed class SpiTransport : LinkTransport
{
    private const int ReadyLooks = 64;

    private readonly SpiDevice _spi;
    private readonly GpioPin _ready;
    private readonly GpioPin? _interrupt;
    private readonly GpioPin _reset;

    // Poll, and zeros behind it for as long as a response may be.
    private readonly byte[] _poll = new byte[LongestFrame];

    /// <param name="spi">Mode 0, 8 bits, full duplex, at most 20 MHz.</param>
    /// <param name="ready">Input; high while the coprocessor takes transactions.</param>
    /// <param name="interrupt">Input; low while decisions wait. Without it the flags of the responses tell.</param>
    /// <param name="reset">Output; low resets the coprocessor.</param>
    public SpiTransport(SpiDevice spi, GpioPin ready, GpioPin? interrupt, GpioPin reset)
    {
        _spi = spi;
        _ready = ready;
        _interrupt = interrupt;
        _reset = reset;
        LinkFrame.WriteRequest(_poll, 0, LinkOpcode.Poll, 0);
    }

    internal override GpioPin? Interrupt => _interrupt;

    /// <inheritdoc/>
    public override void Dispose() => _spi.Dispose();

    internal override LinkStatus Reset(LinkMaster master)
    {
        _reset.Write(PinValue.Low);
        Thread.Sleep(LinkTiming.ResetPulseMilliseconds + 1);
        _reset.Write(PinValue.High);
        if (WaitReady(LinkTiming.BootMilliseconds))
        {
            return LinkStatus.Ok;
        }

        master.Errors.Timeouts++;
        return LinkStatus.Timeout;
    }

    internal override LinkStatus SpeedUp(LinkMaster master) => LinkStatus.Ok;

    internal override bool WaitReady(int milliseconds)
    {
        // After most transactions READY is up again before the interpreter can look.
        for (int look = 0; look < ReadyLooks; look++)
        {
            if (_ready.Read() == PinValue.High)
            {
                return true;
            }
        }

        long deadline = Environment.TickCount64 + milliseconds;
        do
        {
            Thread.Sleep(1);
            if (_ready.Read() == PinValue.High)
            {
                return true;
            }
        }
        while (Environment.TickCount64 < deadline);
        return false;
    }

    internal override int Send(byte[] frame, int length, byte[] response)
    {
        _spi.TransferFullDuplex(new SpanByte(frame, 0, length), new SpanByte(response, 0, length));
        return length;
    }

    internal override int Fetch(int milliseconds, int longestAnswer, byte[] response) =>
        WaitReady(milliseconds) ? Send(_poll, LinkFrame.Overhead + longestAnswer, response) : -1;
}
