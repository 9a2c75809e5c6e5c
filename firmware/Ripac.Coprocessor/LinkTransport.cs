using System;
using System.Device.Gpio;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>What carries frames to the coprocessor and back: <see cref="SpiTransport"/> or <see cref="SerialTransport"/>.</summary>
public abstract class LinkTransport : IDisposable
{
    /// <summary>Bytes of the longest frame: short enough for the CRC to find any 3 wrong bits.</summary>
    internal const int LongestFrame = 4092;

    /// <summary>Low while decisions wait; null when only the flags tell.</summary>
    internal virtual GpioPin? Interrupt => null;

    /// <summary>Lets the port go; lines are the caller's.</summary>
    public abstract void Dispose();

    /// <summary>Starts the coprocessor over, from whatever state it is in.</summary>
    internal abstract LinkStatus Reset(LinkMaster master);

    /// <summary>Makes the line as fast as both ends can, once they know each other.</summary>
    internal abstract LinkStatus SpeedUp(LinkMaster master);

    /// <summary>Waits until a request may be sent. False: it may not, for so long.</summary>
    internal abstract bool WaitReady(int milliseconds);

    /// <summary>Sends a request. <paramref name="response"/> gets what came for the one before; returns how many bytes.</summary>
    internal abstract int Send(byte[] frame, int length, byte[] response);

    /// <summary>
    /// Gets the response to the last request; at another call, the same again. Returns how many bytes, 0 when it was lost; -1 when nobody is
    /// there.
    /// </summary>
    internal abstract int Fetch(int milliseconds, int longestAnswer, byte[] response);
}
