namespace Ripac.Link;

/// <summary>The response to Identify: 24 bytes.</summary>
public sealed class IdentityRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Length = 24;

    /// <summary>First field of the record: "RIPC" in ASCII, so that something else on the bus is not taken for a coprocessor.</summary>
    public const int Signature = 0x43504952;

    private const int LowestVersionOffset = 4;
    private const int HighestVersionOffset = 5;
    private const int CapabilitiesOffset = 6;
    private const int TableBytesOffset = 8;
    private const int AudioSamplesOffset = 12;
    private const int DecisionsOffset = 16;
    private const int GrammarSlotsOffset = 18;
    private const int BootsOffset = 20;

    /// <summary>The lowest protocol version spoken.</summary>
    public int LowestVersion { get; set; }

    /// <summary>The highest protocol version spoken.</summary>
    public int HighestVersion { get; set; }

    /// <summary>What it can do.</summary>
    public LinkCapabilities Capabilities { get; set; }

    /// <summary>Bytes of table memory, at addresses from 0 on.</summary>
    public int TableBytes { get; set; }

    /// <summary>Samples that the audio queue holds.</summary>
    public int AudioSamples { get; set; }

    /// <summary>Decisions that wait before the next is lost.</summary>
    public int Decisions { get; set; }

    /// <summary>Grammar slots.</summary>
    public int GrammarSlots { get; set; }

    /// <summary>Starts since power-up, the first included.</summary>
    public int Boots { get; set; }

    /// <summary>Fills this record from 24 bytes. False when they are not from a coprocessor.</summary>
    public bool Read(byte[] buffer, int offset)
    {
        LowestVersion = buffer[offset + LowestVersionOffset];
        HighestVersion = buffer[offset + HighestVersionOffset];
        Capabilities = (LinkCapabilities)LinkBytes.ReadUInt16(buffer, offset + CapabilitiesOffset);
        TableBytes = LinkBytes.ReadInt32(buffer, offset + TableBytesOffset);
        AudioSamples = LinkBytes.ReadInt32(buffer, offset + AudioSamplesOffset);
        Decisions = LinkBytes.ReadUInt16(buffer, offset + DecisionsOffset);
        GrammarSlots = buffer[offset + GrammarSlotsOffset];
        Boots = LinkBytes.ReadInt32(buffer, offset + BootsOffset);
        return LinkBytes.ReadInt32(buffer, offset) == Signature && LowestVersion <= HighestVersion
            && TableBytes >= 0 && TableBytes <= LinkLimits.TableSpace && AudioSamples > 0;
    }

    /// <summary>Writes the 24 bytes.</summary>
    public void Write(byte[] buffer, int offset)
    {
        LinkBytes.WriteInt32(buffer, offset, Signature);
        buffer[offset + LowestVersionOffset] = (byte)LowestVersion;
        buffer[offset + HighestVersionOffset] = (byte)HighestVersion;
        LinkBytes.WriteUInt16(buffer, offset + CapabilitiesOffset, (int)Capabilities);
        LinkBytes.WriteInt32(buffer, offset + TableBytesOffset, TableBytes);
        LinkBytes.WriteInt32(buffer, offset + AudioSamplesOffset, AudioSamples);
        LinkBytes.WriteUInt16(buffer, offset + DecisionsOffset, Decisions);
        LinkBytes.WriteUInt16(buffer, offset + GrammarSlotsOffset, GrammarSlots);
        LinkBytes.WriteInt32(buffer, offset + BootsOffset, Boots);
    }
}
