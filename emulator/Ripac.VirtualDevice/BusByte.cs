namespace Ripac.VirtualDevice;

/// <summary>A byte on one of the board's lines, at its end.</summary>
/// <param name="Line"><c>spi1.mosi</c>, <c>spi1.miso</c>, <c>i2c1.sda</c> (addresses apart), <c>com2.tx</c> (from the firmware), <c>com2.rx</c>.</param>
/// <param name="Value">The byte.</param>
public readonly record struct BusByte(string Line, byte Value);
