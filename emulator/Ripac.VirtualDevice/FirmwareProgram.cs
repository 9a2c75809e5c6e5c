namespace Ripac.VirtualDevice;

/// <summary>Firmware that was loaded onto a board (<see cref="VirtualBoard.Load"/>); it can run once.</summary>
public sealed class FirmwareProgram
{
    internal FirmwareProgram(string name) => Name = name;

    /// <summary>The assembly's name.</summary>
    public string Name { get; }
}
