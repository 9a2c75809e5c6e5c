namespace Ripac.Speech.Audio;

/// <summary>ITU-T G.711: eight-bit companded speech to 16-bit linear.</summary>
public static class G711
{
    /// <summary>One µ-law byte to a linear sample, ±32124.</summary>
    public static short DecodeMuLaw(byte code)
    {
        int inverted = ~code;
        int magnitude = ((((inverted & 0x0F) << 3) + 0x84) << ((inverted >> 4) & 7)) - 0x84;
        return (short)((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }

    /// <summary>One A-law byte to a linear sample, ±32256.</summary>
    public static short DecodeALaw(byte code)
    {
        int toggled = code ^ 0x55;
        int segment = (toggled >> 4) & 7;
        int magnitude = ((toggled & 0x0F) << 4) + 8;
        if (segment > 0)
        {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }

        return (short)((toggled & 0x80) != 0 ? magnitude : -magnitude);
    }
}
