namespace Ripac.Link;

/// <summary>How long READY may stay low, at most, in milliseconds. A master that waited so long may reset the coprocessor.</summary>
public static class LinkTiming
{
    /// <summary>After power-up, the reset line's rise, or a Reset command.</summary>
    public const int BootMilliseconds = 500;

    /// <summary>After a command that takes long: SelfTest, VerifyTable, LoadModel, LoadGrammar, StartListening, StopListening,
    /// StartEnrolment, FinishEnrolment, AddTemplate.</summary>
    public const int LongCommandMilliseconds = 2000;

    /// <summary>After any other transaction.</summary>
    public const int CommandMilliseconds = 10;

    /// <summary>How long the reset line must be low.</summary>
    public const int ResetPulseMilliseconds = 1;

    /// <summary>How long READY may stay low after a request.</summary>
    public static int ReadyMilliseconds(LinkOpcode opcode)
    {
        switch (opcode)
        {
            case LinkOpcode.Reset:
                return BootMilliseconds;
            case LinkOpcode.SelfTest:
            case LinkOpcode.VerifyTable:
            case LinkOpcode.LoadModel:
            case LinkOpcode.LoadGrammar:
            case LinkOpcode.StartListening:
            case LinkOpcode.StopListening:
            case LinkOpcode.StartEnrolment:
            case LinkOpcode.FinishEnrolment:
            case LinkOpcode.AddTemplate:
                return LongCommandMilliseconds;
            default:
                return CommandMilliseconds;
        }
    }
}
