using System.Collections;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Collections.DictionaryEntry")]
public class DictionaryEntry(object key, object? value)
{
    public object Key = key;
    public object? Value = value;
}

[NanoType("System.Collections.IDictionary")]
public interface IDictionary : ICollection
{
    bool IsFixedSize { get; }

    bool IsReadOnly { get; }

    ICollection Keys { get; }

    ICollection Values { get; }

    object? this[object key] { get; set; }

    void Add(object key, object? value);

    void Clear();

    bool Contains(object key);

    void Remove(object key);
}

/// <summary>Entries come in the order in which their keys were first added: the same in every run.</summary>
[NanoType("System.Collections.Hashtable")]
public class Hashtable : ICloneable, IDictionary
{
    private readonly OrderedDictionary<object, object?> _entries = new(new SameHashInEveryRun());

    public Hashtable()
    {
    }

    public Hashtable(int capacity) => ArgumentOutOfRangeException.ThrowIfNegative(capacity);

    public Hashtable(int capacity, float loadFactor)
        : this(capacity)
    {
    }

    public int Count => _entries.Count;

    public bool IsFixedSize => false;

    public bool IsReadOnly => false;

    public bool IsSynchronized => false;

    public ICollection Keys => _entries.Keys.ToArray();

    public object SyncRoot => this;

    public ICollection Values => _entries.Values.ToArray();

    public object? this[object key]
    {
        get => _entries.GetValueOrDefault(Present(key));
        set => _entries[Present(key)] = value;
    }

    public void Add(object key, object? value) => _entries.Add(Present(key), value);

    public void Clear() => _entries.Clear();

    public object Clone()
    {
        Hashtable copy = new();
        foreach ((object key, object? value) in _entries)
        {
            copy.Add(key, value);
        }

        return copy;
    }

    public bool Contains(object key) => _entries.ContainsKey(Present(key));

    public void CopyTo(Array array, int arrayIndex) => Entries().CopyTo(array, arrayIndex);

    public IEnumerator GetEnumerator() => Entries().GetEnumerator();

    public void Remove(object key) => _entries.Remove(Present(key));

    // The key is asked for its hash at once.
    private static object Present(object key) => key ?? throw new NullReferenceException();

    private DictionaryEntry[] Entries() => [.. _entries.Select(entry => new DictionaryEntry(entry.Key, entry.Value))];

    private sealed class SameHashInEveryRun : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => object.Equals(x, y);

        public int GetHashCode(object value) => ObjectMembers.GetHashCode(value);
    }
}
