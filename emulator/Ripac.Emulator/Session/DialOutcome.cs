namespace Ripac.Emulator.Session;

/// <summary>How a run ended.</summary>
internal enum DialEnd
{
    /// <summary>All was said, and the firmware came to rest.</summary>
    Done,

    /// <summary>The firmware never came to listen: what is in its way stands on its console.</summary>
    NotReady,

    /// <summary>The limit of virtual time was reached.</summary>
    TimedOut,

    /// <summary>The firmware stopped: an unhandled exception, a deadlock, a reboot, or its Main returned.</summary>
    FirmwareFault,

    /// <summary>The user ended it.</summary>
    Cancelled,
}

/// <summary>What a run came to. All of it follows from the setup alone: nothing here depends on the host's speed.</summary>
internal sealed record DialOutcome
{
    public required DialEnd End { get; init; }

    /// <summary>For a fault: what happened, with the firmware's stack traces.</summary>
    public required string Message { get; init; }

    /// <summary>The numbers that the modem was told to dial, in order.</summary>
    public required IReadOnlyList<string> Dialed { get; init; }

    /// <summary>The number that the dialer asked about last, instead of dialing it; null for none.</summary>
    public required string? ToConfirm { get; init; }

    /// <summary>Virtual time since power-on.</summary>
    public required double Seconds { get; init; }

    /// <summary>Recorded speech that the microphone took.</summary>
    public required double SpokenSeconds { get; init; }

    /// <summary>The firmware's managed instructions for each second in which it listened.</summary>
    public required long InstructionsPerListeningSecond { get; init; }

    /// <summary>The firmware's allocations on the heap while it listened.</summary>
    public required long AllocationsWhileListening { get; init; }

    /// <summary>Samples that the microphone's buffers lost, from the first recording on, because the firmware read too late.</summary>
    public required long SamplesLost { get; init; }

    public required long SpiBytes { get; init; }

    /// <summary>Transactions that were damaged, came before the coprocessor was ready, or came a second time.</summary>
    public required int LinkErrors { get; init; }
}
