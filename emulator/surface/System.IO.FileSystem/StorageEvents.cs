using System;
using System.IO;

namespace nanoFramework.System.IO;

public enum CardDetectState
{
    Inserted = 0,
    Removed = 1,
}

public class CardDetectChangedEventArgs : EventArgs
{
    public extern CardDetectState CardState { get; }
    public extern uint SlotIndex { get; }
}

public class RemovableDriveEventArgs : EventArgs
{
    public extern DriveInfo Drive { get; }
    public extern RemovableDeviceEvent Event { get; }

    public enum RemovableDeviceEvent
    {
        Inserted = 0,
        Removed = 1,
    }
}

public delegate void RemovableDeviceEventHandler(object sender, RemovableDriveEventArgs e);

public static class StorageEventManager
{
    public static extern event RemovableDeviceEventHandler RemovableDeviceInserted;
    public static extern event RemovableDeviceEventHandler RemovableDeviceRemoved;
}
