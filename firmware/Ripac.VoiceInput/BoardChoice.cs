namespace Ripac.VoiceInput;

/// <summary>What settings say of the board; common to the applications.</summary>
public sealed class BoardChoice : SettingsFile.ITaker
{
    /// <summary>Whether the coprocessor is at the end of a UART, and not on SPI.</summary>
    public bool CoprocessorOnUart { get; private set; }

    /// <inheritdoc/>
    public string Take(string key, string value)
    {
        switch (key)
        {
            case "coprocessor":
                CoprocessorOnUart = value == "uart";
                return value == "spi" || value == "uart" ? "" : "'" + value + "' is not spi or uart";
            default:
                return "'" + key + "' is no setting";
        }
    }
}
