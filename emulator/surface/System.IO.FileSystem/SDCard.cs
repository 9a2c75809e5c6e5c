using System;
using nanoFramework.System.IO;

namespace nanoFramework.System.IO.FileSystem;

public class CardDetectParameters
{
    public bool enableCardDetectPin;
    public bool cardDetectedState;
    public uint cardDetectPin;
    public bool autoMount;
    public extern CardDetectParameters();
}

public class SDCardMmcParameters
{
    public uint slotIndex;
    public SDCard.SDDataWidth dataWidth;
    public extern SDCardMmcParameters();
}

public class SDCardSpiParameters
{
    public uint slotIndex;
    public uint spiBus;
    public uint chipSelectPin;
    public extern SDCardSpiParameters();
}

public delegate void CardDetectStateEventHandler(object sender, CardDetectChangedEventArgs e);

public class SDCard : IDisposable
{
    public extern SDCard(uint slotIndex = 0);
    public extern SDCard(SDCardMmcParameters mmcParameters, CardDetectParameters cdParameters = null);
    public extern SDCard(SDCardSpiParameters spiParameters, CardDetectParameters cdParameters = null);
    public extern event CardDetectStateEventHandler CardDetectChanged;
    public extern SDInterfaceType CardType { get; }
    public extern bool IsMounted { get; }
    public extern bool CardDetectEnabled { get; }
    public extern uint SlotIndex { get; }
    public extern SDCardMmcParameters MmcParameters { get; }
    public extern SDCardSpiParameters SpiParameters { get; }
    public extern CardDetectParameters CdParameters { get; }
    public extern bool IsCardDetected { get; }
    public extern void Mount();
    public extern void Unmount();
    public extern void Dispose();

    public enum SDInterfaceType
    {
        System = 0,
        Mmc = 1,
        Spi = 2,
    }

    public enum SDDataWidth
    {
        _1_bit = 1,
        _4_bit = 2,
    }
}
