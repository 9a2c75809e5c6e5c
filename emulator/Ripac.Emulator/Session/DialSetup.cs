using Ripac.Chip;
using Ripac.Emulator.Parts;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Session;

/// <summary>What is put together for one run: the board, what lies on its drive, and who speaks to it.</summary>
internal sealed record DialSetup
{
    public required BoardDescription Board { get; init; }

    /// <summary>The firmware's main assembly, the others beside it.</summary>
    public required string FirmwarePath { get; init; }

    /// <summary>The file that the firmware finds as <c>I:\model.ripac</c>.</summary>
    public required string ModelPath { get; init; }

    /// <summary>The file that the firmware finds as <c>I:\settings.txt</c>; null: it finds none.</summary>
    public string? SettingsPath { get; init; }

    /// <summary>WAV files, in the order in which they are spoken.</summary>
    public required IReadOnlyList<string> Recordings { get; init; }

    /// <summary>Whether the push-to-talk button is held around each recording; otherwise the wake word must open listening.</summary>
    public bool PushToTalk { get; init; } = true;

    public ModemAnswer Modem { get; init; } = ModemAnswer.Ok;

    /// <summary>Before each recording.</summary>
    public int GapMilliseconds { get; init; } = 1000;

    public int Seed { get; init; }

    /// <summary>The coprocessor's cores.</summary>
    public CoreSettings Core { get; init; } = new();

    /// <summary>RIPAC's division of labour: the model must have discrete emissions.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether wires, contacts and clocks are bad, as the seed says.</summary>
    public bool HasFaults { get; init; }

    /// <summary>The run ends at this virtual time.</summary>
    public required long LimitNanoseconds { get; init; }
}
