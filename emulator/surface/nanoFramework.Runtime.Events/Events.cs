using System;

namespace nanoFramework.Runtime.Events;

public interface IEventListener
{
    void InitializeForEventSource();

    bool OnEvent(BaseEvent ev);
}

public interface IEventProcessor
{
    BaseEvent ProcessEvent(uint data1, uint data2, DateTime time);
}

public class GenericEvent : BaseEvent
{
    public byte Category;
    public uint Data;
    public DateTime Time;
    public extern GenericEvent();
}

public class BaseEvent
{
    public ushort Source;
    public byte Message;
    public extern BaseEvent();
}

/// <summary>Its base, the way to native drivers, is not here.</summary>
public class EventSink
{
    public static extern void AddEventListener(EventCategory eventCategory, IEventListener eventListener);
    public static extern void AddEventFilter(EventCategory eventCategory, IEventListener eventFilter);
    public static extern void AddEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor);
    public static extern void RemoveEventListener(EventCategory eventCategory, IEventListener eventListener);
    public static extern void RemoveEventFilter(EventCategory eventCategory, IEventListener eventFilter);
    public static extern void RemoveEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor);
    public static extern void PostManagedEvent(byte category, byte subCategory, ushort data1, uint data2);
}

public enum EventCategory
{
    Unknown = 0,
    Custom = 10,
    Gpio = 20,
    SerialDevice = 30,
    Network = 40,
    WiFi = 50,
    Can = 60,
    Storage = 70,
    Radio = 80,
    HighResolutionTimer = 90,
    Bluetooth = 100,
    Usb = 110,
    Touch = 120,
    Gesture = 130,
    OpenThread = 140,
    EspNow = 150,
}

public class CustomEventArgs : EventArgs
{
    public extern ushort Data1 { get; }
    public extern uint Data2 { get; }
}

public delegate void CustomEventPostedEventHandler(object sender, CustomEventArgs e);

public static class CustomEvent
{
    public static extern event CustomEventPostedEventHandler CustomEventPosted;
}

public static class WeakDelegate
{
    public static extern Delegate Combine(Delegate a, Delegate b);
    public static extern Delegate Remove(Delegate a, Delegate b);
}
