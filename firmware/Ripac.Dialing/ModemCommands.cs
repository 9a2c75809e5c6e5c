namespace Ripac.Dialing;

/// <summary>The lines that a modem is sent, number aside, as bytes with their end.</summary>
internal static class ModemCommands
{
    // Longer than the command lines of all modems (V.250: at least 40 characters; SIM800, SIM7600: 556).
    private const int SpoilCharacters = 600;

    /// <summary>Ends a line.</summary>
    public static readonly byte[] EndOfLine = Line("");

    /// <summary>
    /// Spoils the line that a modem may have the beginning of: of a character that is no part of a number, and too many of them. Nothing that
    /// stands in front of it is obeyed.
    /// </summary>
    public static readonly byte[] Spoil = Line(new string('?', SpoilCharacters));

    /// <summary>Default settings (V.250).</summary>
    public static readonly byte[] Reset = Line("ATZ");

    /// <summary>Echo what is sent (V.250).</summary>
    public static readonly byte[] EchoOn = Line("ATE1");

    /// <summary>ATH ends voice calls (3GPP TS 27.007).</summary>
    public static readonly byte[] VoiceHangUp = Line("AT+CVHU=0");

    /// <summary>End the call (V.250).</summary>
    public static readonly byte[] HangUp = Line("ATH");

    /// <summary>Take the call (V.250).</summary>
    public static readonly byte[] Answer = Line("ATA");

    private static byte[] Line(string text)
    {
        byte[] line = new byte[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
        {
            line[i] = (byte)text[i];
        }

        line[text.Length] = (byte)'\r';
        return line;
    }
}
