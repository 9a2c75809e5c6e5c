namespace Ripac.Dialing;

/// <summary>What a dial line is doing.</summary>
public enum LineState
{
    /// <summary>It cannot dial: it does not answer, or is being set up.</summary>
    NotReady,

    /// <summary>It can dial.</summary>
    Idle,

    /// <summary>Someone calls.</summary>
    Ringing,

    /// <summary>A number is being dialed, or a call answered.</summary>
    Dialing,

    /// <summary>A call is on.</summary>
    InCall,

    /// <summary>The line is being hung up.</summary>
    HangingUp,
}
