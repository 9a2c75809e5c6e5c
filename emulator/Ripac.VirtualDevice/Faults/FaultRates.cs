namespace Ripac.VirtualDevice.Faults;

/// <summary>How often each fault falls, in millionths of the bytes that pass.</summary>
public sealed record FaultRates
{
    /// <summary>A bit of the byte is wrong.</summary>
    public int Flipped { get; init; }

    /// <summary>The byte does not arrive.</summary>
    public int Dropped { get; init; }

    /// <summary>The byte arrives twice.</summary>
    public int Duplicated { get; init; }

    /// <summary>On a serial line: the byte arrives late. On SPI, whose clock knows no waiting: the part is a byte behind for the rest of the frame.</summary>
    public int Late { get; init; }

    /// <summary>The part is unplugged, for <see cref="ShortestOutage"/> to <see cref="LongestOutage"/>.</summary>
    public int Unplugged { get; init; }

    /// <summary>For as long, the part answers garbage.</summary>
    public int Garbage { get; init; }

    /// <summary>On a serial line: so many bytes at once that the firmware's buffer runs over.</summary>
    public int Flood { get; init; }

    public TimeSpan ShortestOutage { get; init; } = TimeSpan.FromMilliseconds(1);

    public TimeSpan LongestOutage { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Every byte fault at one rate, outages at a thousandth of it.</summary>
    public static FaultRates All(int perMillion) => new()
    {
        Flipped = perMillion,
        Dropped = perMillion,
        Duplicated = perMillion,
        Late = perMillion,
        Unplugged = perMillion / 50,
        Garbage = perMillion / 50,
        Flood = perMillion / 10,
    };
}
