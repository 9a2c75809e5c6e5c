namespace Ripac.VirtualDevice;

/// <summary>A part on an SPI bus, behind one chip-select line.</summary>
public interface ISpiPart
{
    /// <summary>One byte of a transfer both ways. The board's clock stands at the byte's end.</summary>
    byte Transmit(byte mosi);

    /// <summary>The chip-select line is released: one call of firmware's SpiDevice is one frame.</summary>
    void EndTransaction();
}
