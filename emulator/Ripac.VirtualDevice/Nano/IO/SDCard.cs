using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.System.IO.FileSystem.CardDetectParameters")]
public class CardDetectParameters
{
    public bool enableCardDetectPin;
    public bool cardDetectedState;
    public uint cardDetectPin;
    public bool autoMount;
}

[NanoType("nanoFramework.System.IO.FileSystem.SDCardMmcParameters")]
public class SDCardMmcParameters
{
    public uint slotIndex;
    public SDCard.SDDataWidth dataWidth;
}

[NanoType("nanoFramework.System.IO.FileSystem.SDCardSpiParameters")]
public class SDCardSpiParameters
{
    public uint slotIndex;
    public uint spiBus;
    public uint chipSelectPin;
}

[NanoType("nanoFramework.System.IO.CardDetectState")]
public enum CardDetectState
{
    Inserted = 0,
    Removed = 1,
}

[NanoType("nanoFramework.System.IO.CardDetectChangedEventArgs")]
public class CardDetectChangedEventArgs : EventArgs
{
    internal CardDetectChangedEventArgs(CardDetectState state, uint slot) => (CardState, SlotIndex) = (state, slot);

    public CardDetectState CardState { get; }

    public uint SlotIndex { get; }
}

[NanoType("nanoFramework.System.IO.FileSystem.CardDetectStateEventHandler")]
public delegate void CardDetectStateEventHandler(object sender, CardDetectChangedEventArgs e);

/// <summary>
/// A slot for an SD card, on an SPI bus or the chip's own interface; the card is put in from outside (<see cref="VirtualBoard.InsertCard"/>). What passes
/// on the bus is not simulated: files take their time as on flash.
/// </summary>
[NanoType("nanoFramework.System.IO.FileSystem.SDCard")]
public class SDCard : IDisposable
{
    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly CardSlot _slot;
    private CardDetectStateEventHandler? _handlers;
    private bool _disposed;

    public SDCard(uint slotIndex = 0)
        : this(SDInterfaceType.System, slotIndex, null)
    {
    }

    public SDCard(SDCardMmcParameters mmcParameters, CardDetectParameters? cdParameters = null)
        : this(SDInterfaceType.Mmc, mmcParameters.slotIndex, cdParameters) => MmcParameters = mmcParameters;

    public SDCard(SDCardSpiParameters spiParameters, CardDetectParameters? cdParameters = null)
        : this(SDInterfaceType.Spi, spiParameters.slotIndex, cdParameters)
    {
        SpiParameters = spiParameters;
        Processor.Board.PinFunctions.Require($"SPI{spiParameters.spiBus}", ["MOSI", "MISO", "CLOCK"]);
    }

    private SDCard(SDInterfaceType type, uint slotIndex, CardDetectParameters? detection)
    {
        if (slotIndex >= Processor.Board.CardSlots.Length)
        {
            throw new ArgumentException($"there is no slot {slotIndex} for a card");
        }

        _slot = Processor.Board.CardSlots[slotIndex];
        (CardType, SlotIndex, CdParameters) = (type, slotIndex, detection ?? new CardDetectParameters());
        _slot.Changed += OnChanged;
        _scheduler.Over += LetGo;
        if (CdParameters.autoMount)
        {
            _slot.TryMount();
        }
    }

    /// <summary>Only with a pin that tells, as on a board.</summary>
    public event CardDetectStateEventHandler CardDetectChanged
    {
        add
        {
            _scheduler.Events.Start();
            _handlers += value;
        }

        remove => _handlers -= value;
    }

    public bool CardDetectEnabled => CdParameters.enableCardDetectPin;

    public SDInterfaceType CardType { get; }

    public CardDetectParameters CdParameters { get; }

    public bool IsCardDetected => CardDetectEnabled ? _slot.HasCard : throw new InvalidOperationException("no pin tells of cards");

    public bool IsMounted => _slot.IsMounted;

    public SDCardMmcParameters? MmcParameters { get; }

    public uint SlotIndex { get; }

    public SDCardSpiParameters? SpiParameters { get; }

    public void Mount()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsMounted)
        {
            throw new InvalidOperationException("the card is mounted already");
        }

        if (!_slot.TryMount())
        {
            throw new IOException($"there is no card in slot {SlotIndex}", IOException.IOExceptionErrorCode.VolumeNotFound);
        }
    }

    public void Unmount()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!IsMounted)
        {
            throw new InvalidOperationException("no card is mounted");
        }

        _slot.Unmount();
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _scheduler.Over -= LetGo;
            LetGo();
        }
    }

    private void LetGo()
    {
        _slot.Changed -= OnChanged;
        _slot.Unmount();
    }

    private void OnChanged(bool inserted)
    {
        if (inserted && CdParameters.autoMount)
        {
            _slot.TryMount();
        }

        if (CardDetectEnabled)
        {
            _scheduler.Events.Post(() => _handlers?.Invoke(this, new CardDetectChangedEventArgs(inserted ? CardDetectState.Inserted : CardDetectState.Removed, SlotIndex)));
        }
    }

    [NanoType("nanoFramework.System.IO.FileSystem.SDCard/SDInterfaceType")]
    public enum SDInterfaceType
    {
        System = 0,
        Mmc = 1,
        Spi = 2,
    }

    [NanoType("nanoFramework.System.IO.FileSystem.SDCard/SDDataWidth")]
    public enum SDDataWidth
    {
        _1_bit = 1,
        _4_bit = 2,
    }
}
