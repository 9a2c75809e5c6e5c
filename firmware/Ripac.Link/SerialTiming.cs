namespace Ripac.Link;

/// <summary>Rates and times of the link over a UART, for both ends.</summary>
public static class SerialTiming
{
    /// <summary>Baud that both ends begin with, and come back to.</summary>
    public const int StartRate = 115_200;

    /// <summary>
    /// How much later than over SPI an answer may come, in milliseconds, apart from the bytes' own time: a USB adapter hands on what it
    /// has every 16 ms, and a desktop computer may be busy.
    /// </summary>
    public const int LatencyMilliseconds = 100;

    /// <summary>How long the master is silent after the answer to SetLineRate; the coprocessor changes its rate meanwhile.</summary>
    public const int RateChangeMilliseconds = 50;

    /// <summary>After a change of rate, or from the first byte that is no part of a believed request: when no believed request came for so
    /// long, the coprocessor goes back to <see cref="StartRate"/>.</summary>
    public const int FallbackMilliseconds = 500;

    /// <summary>Requests that a master may have sent without having their answers.</summary>
    public const int MostUnanswered = 2;
}
