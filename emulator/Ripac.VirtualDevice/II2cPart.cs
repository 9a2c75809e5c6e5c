namespace Ripac.VirtualDevice;

/// <summary>A part on an I2C bus, at one address. The board's clock stands at the end of each byte.</summary>
public interface II2cPart
{
    /// <summary>The part's address was sent, for reading or writing: a start, or a repeated one. False = not acknowledged.</summary>
    bool Start(bool reading) => true;

    /// <summary>A byte from the firmware; false = not acknowledged, which ends the transfer.</summary>
    bool Write(byte value);

    /// <summary>A byte for the firmware.</summary>
    byte Read();

    /// <summary>The stop condition.</summary>
    void Stop()
    {
    }
}
