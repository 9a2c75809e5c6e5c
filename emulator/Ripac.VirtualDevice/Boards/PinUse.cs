namespace Ripac.VirtualDevice.Boards;

/// <summary>What a pin is to do.</summary>
public enum PinDirection
{
    /// <summary>The board reads it.</summary>
    Input,

    /// <summary>The board drives it.</summary>
    Output,

    /// <summary>Both, open-drain.</summary>
    Both,
}

/// <summary>The level that an input is to have while nobody drives it.</summary>
public enum PinPull
{
    None,
    Up,
    Down,
}

/// <summary>One pin of a board.</summary>
/// <param name="Place">Where the file names it, e.g. <c>coprocessor.mosi</c>.</param>
/// <param name="Gpio">Its number.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Pull">What the firmware asks the chip to do with an input.</param>
public sealed record PinUse(string Place, int Gpio, PinDirection Direction, PinPull Pull = PinPull.None);
