namespace Ripac.VirtualDevice;

/// <summary>One chip-select frame, as a logic analyser would see it. The bytes are only valid during the call that hands them out.</summary>
/// <param name="Bus">SPI bus, from 1.</param>
/// <param name="ChipSelect">The chip-select pin.</param>
/// <param name="StartNanoseconds">When the first byte began.</param>
/// <param name="ClockHertz">The bus clock: a byte lasts 8 clocks.</param>
/// <param name="Mosi">What the firmware sent.</param>
/// <param name="Miso">What the part answered, as long as <paramref name="Mosi"/>.</param>
public sealed record SpiTransfer(int Bus, int ChipSelect, long StartNanoseconds, int ClockHertz, ReadOnlyMemory<byte> Mosi, ReadOnlyMemory<byte> Miso);
