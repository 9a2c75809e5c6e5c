using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Runtime.Events.BaseEvent")]
public class BaseEvent
{
    public byte Message;
    public ushort Source;
}

[NanoType("nanoFramework.Runtime.Events.GenericEvent")]
public class GenericEvent : BaseEvent
{
    public byte Category;
    public uint Data;
    public DateTime Time;
}

[NanoType("nanoFramework.Runtime.Events.IEventListener")]
public interface IEventListener
{
    void InitializeForEventSource();

    bool OnEvent(BaseEvent ev);
}

[NanoType("nanoFramework.Runtime.Events.IEventProcessor")]
public interface IEventProcessor
{
    BaseEvent ProcessEvent(uint data1, uint data2, DateTime time);
}

[NanoType("nanoFramework.Runtime.Events.EventCategory")]
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

/// <summary>Events by category: one processor, one filter and one listener each, called by who posts the event.</summary>
[NanoType("nanoFramework.Runtime.Events.EventSink")]
public class EventSink
{
    private EventSink()
    {
    }

    public static void AddEventListener(EventCategory eventCategory, IEventListener eventListener)
    {
        Entry(eventCategory).Listener = eventListener;
        eventListener.InitializeForEventSource();
    }

    public static void AddEventFilter(EventCategory eventCategory, IEventListener eventFilter)
    {
        Entry(eventCategory).Filter = eventFilter;
        eventFilter.InitializeForEventSource();
    }

    public static void AddEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor) => Entry(eventCategory).Processor = eventProcessor;

    public static void RemoveEventListener(EventCategory eventCategory, IEventListener eventListener)
    {
        EventTable.Entry entry = Entry(eventCategory);
        entry.Listener = entry.Listener == eventListener ? null : entry.Listener;
    }

    public static void RemoveEventFilter(EventCategory eventCategory, IEventListener eventFilter)
    {
        EventTable.Entry entry = Entry(eventCategory);
        entry.Filter = entry.Filter == eventFilter ? null : entry.Filter;
    }

    public static void RemoveEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
    {
        EventTable.Entry entry = Entry(eventCategory);
        entry.Processor = entry.Processor == eventProcessor ? null : entry.Processor;
    }

    public static void PostManagedEvent(byte category, byte subCategory, ushort data1, uint data2)
    {
        EventTable.Entry entry = Entry((EventCategory)category);
        DateTime time = DateTime.UtcNow;
        BaseEvent posted = entry.Processor?.ProcessEvent(((uint)data1 << 16) | ((uint)category << 8) | subCategory, data2, time)
            ?? new GenericEvent { Time = time, Message = subCategory, Category = category, Data = data1 };
        if (entry.Filter?.OnEvent(posted) != false)
        {
            entry.Listener?.OnEvent(posted);
        }
    }

    private static EventTable.Entry Entry(EventCategory category) => Processor.Board.EventTable.Of(category);
}

/// <summary>What a board's firmware has registered for events.</summary>
internal sealed class EventTable
{
    private readonly Dictionary<EventCategory, Entry> _entries = [];

    /// <summary>Handlers of <see cref="CustomEvent"/>.</summary>
    public CustomEventPostedEventHandler? CustomHandlers { get; set; }

    public Entry Of(EventCategory category)
    {
        if (!_entries.TryGetValue(category, out Entry? entry))
        {
            _entries.Add(category, entry = new Entry());
        }

        return entry;
    }

    public sealed class Entry
    {
        public IEventListener? Listener { get; set; }

        public IEventListener? Filter { get; set; }

        public IEventProcessor? Processor { get; set; }
    }
}

[NanoType("nanoFramework.Runtime.Events.CustomEventArgs")]
public class CustomEventArgs : EventArgs
{
    internal CustomEventArgs(ushort data1, uint data2) => (Data1, Data2) = (data1, data2);

    public ushort Data1 { get; }

    public uint Data2 { get; }
}

[NanoType("nanoFramework.Runtime.Events.CustomEventPostedEventHandler")]
public delegate void CustomEventPostedEventHandler(object? sender, CustomEventArgs e);

/// <summary>Events of the category Custom.</summary>
[NanoType("nanoFramework.Runtime.Events.CustomEvent")]
public static class CustomEvent
{
    public static event CustomEventPostedEventHandler CustomEventPosted
    {
        add
        {
            Processor.Board.EventTable.CustomHandlers += value;
            Listener listener = new();
            EventSink.AddEventProcessor(EventCategory.Custom, listener);
            EventSink.AddEventListener(EventCategory.Custom, listener);
        }

        remove => Processor.Board.EventTable.CustomHandlers -= value;
    }

    private sealed class Posted : BaseEvent
    {
        public ushort Data1 { get; init; }

        public uint Data2 { get; init; }
    }

    private sealed class Listener : IEventListener, IEventProcessor
    {
        public void InitializeForEventSource()
        {
        }

        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time) => new Posted { Data1 = (ushort)(data1 >> 16), Data2 = data2 };

        public bool OnEvent(BaseEvent ev)
        {
            if (ev is Posted posted)
            {
                Processor.Board.EventTable.CustomHandlers?.Invoke(null, new CustomEventArgs(posted.Data1, posted.Data2));
            }

            return true;
        }
    }
}

[NanoType("nanoFramework.Runtime.Events.WeakDelegate")]
public static class WeakDelegate
{
    public static Delegate? Combine(Delegate? a, Delegate? b) => Delegate.Combine(a, b);

    public static Delegate? Remove(Delegate? a, Delegate? b) => DelegateMembers.Remove(a, b);
}
