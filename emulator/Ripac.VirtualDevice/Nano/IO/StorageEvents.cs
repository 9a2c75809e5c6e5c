using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.System.IO.RemovableDeviceEventHandler")]
public delegate void RemovableDeviceEventHandler(object? sender, RemovableDriveEventArgs e);

[NanoType("nanoFramework.System.IO.RemovableDriveEventArgs")]
public class RemovableDriveEventArgs : EventArgs
{
    internal RemovableDriveEventArgs(DriveInfo drive, RemovableDeviceEvent happened) => (Drive, Event) = (drive, happened);

    public DriveInfo Drive { get; }

    public RemovableDeviceEvent Event { get; }

    [NanoType("nanoFramework.System.IO.RemovableDriveEventArgs/RemovableDeviceEvent")]
    public enum RemovableDeviceEvent
    {
        Inserted = 0,
        Removed = 1,
    }
}

/// <summary>Tells when a card's drive has come or gone.</summary>
[NanoType("nanoFramework.System.IO.StorageEventManager")]
public static class StorageEventManager
{
    public static event RemovableDeviceEventHandler RemovableDeviceInserted
    {
        add => Processor.Board.StorageEvents.Add(value, inserted: true);
        remove => Processor.Board.StorageEvents.Remove(value, inserted: true);
    }

    public static event RemovableDeviceEventHandler RemovableDeviceRemoved
    {
        add => Processor.Board.StorageEvents.Add(value, inserted: false);
        remove => Processor.Board.StorageEvents.Remove(value, inserted: false);
    }
}

/// <summary>The handlers of a board's firmware.</summary>
internal sealed class StorageEvents
{
    private RemovableDeviceEventHandler? _inserted;
    private RemovableDeviceEventHandler? _removed;
    private Scheduler? _scheduler;

    public StorageEvents(IEnumerable<CardSlot> slots)
    {
        foreach (CardSlot slot in slots)
        {
            slot.MountChanged += mounted => Post(slot, mounted);
        }
    }

    public void Add(RemovableDeviceEventHandler handler, bool inserted)
    {
        _scheduler = Processor.Scheduler;
        _scheduler.Events.Start();
        _scheduler.Over -= Clear;
        _scheduler.Over += Clear;
        _ = inserted ? _inserted += handler : _removed += handler;
    }

    public void Remove(RemovableDeviceEventHandler handler, bool inserted) => _ = inserted ? _inserted -= handler : _removed -= handler;

    private void Clear() => (_inserted, _removed, _scheduler) = (null, null, null);

    private void Post(CardSlot slot, bool mounted) => _scheduler?.Events.Post(() =>
        (mounted ? _inserted : _removed)?.Invoke(null, new RemovableDriveEventArgs(new DriveInfo(slot), mounted
            ? RemovableDriveEventArgs.RemovableDeviceEvent.Inserted
            : RemovableDriveEventArgs.RemovableDeviceEvent.Removed)));
}
