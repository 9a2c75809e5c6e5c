namespace Ripac.Coprocessor;

/// <summary>What went wrong on the bus, as this end saw it, since the program started.</summary>
public sealed class LinkErrors
{
    /// <summary>READY did not rise in time.</summary>
    public int Timeouts { get; internal set; }

    /// <summary>Responses that did not begin with the sync byte: nobody, or somebody else, drives MISO.</summary>
    public int NoSync { get; internal set; }

    /// <summary>Responses with a wrong CRC.</summary>
    public int BadCrc { get; internal set; }

    /// <summary>Responses longer than the transaction, or of a length that cannot be.</summary>
    public int BadLength { get; internal set; }

    /// <summary>Whole responses to another request, or with values that cannot be.</summary>
    public int Unexpected { get; internal set; }

    /// <summary>Requests that the coprocessor could not believe.</summary>
    public int Damaged { get; internal set; }

    /// <summary>Requests sent again.</summary>
    public int Repeats { get; internal set; }

    /// <summary>Audio frames sent again.</summary>
    public int AudioRepeats { get; internal set; }

    /// <summary>How often the coprocessor was found to have started over by itself.</summary>
    public int Resets { get; internal set; }
}
