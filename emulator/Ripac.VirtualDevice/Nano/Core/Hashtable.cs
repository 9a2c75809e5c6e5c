using System.Collections;
using Ripac.VirtualDevice.Execution;

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

[NanoType("System.Collections.IDictionaryEnumerator")]
public interface IDictionaryEnumerator : IEnumerator
{
    DictionaryEntry Entry { get; }

    object Key { get; }

    object? Value { get; }
}

/// <summary>
/// A table of buckets with double hashing, of nanoFramework's sizes and hashes, so that its entries come in the same order: from the last bucket to the
/// first. Keys are the same if they are the same object, or equal strings or values; Equals of a class is not asked.
/// </summary>
[NanoType("System.Collections.Hashtable")]
public class Hashtable : ICloneable, IDictionary
{
    private const int SmallestSize = 3;
    private const uint HashPrime = 101;
    private const float FullestShare = 0.72f;

    private static readonly int[] Sizes =
    [
        3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103, 1327, 1597, 1931, 2333, 2801, 3371, 4049, 4861,
        5839, 7013, 8419, 10_103, 12_143,
    ];

    private readonly float _loadFactor;
    private Bucket?[] _buckets;
    private int _version;

    public Hashtable()
        : this(SmallestSize)
    {
    }

    public Hashtable(int capacity)
        : this(capacity, 1)
    {
    }

    public Hashtable(int capacity, float loadFactor)
    {
        if (capacity < 0 || loadFactor is not (>= 0.1f and <= 1))
        {
            throw ExceptionMembers.Word(new ArgumentOutOfRangeException());
        }

        _loadFactor = FullestShare * loadFactor;
        double size = capacity / _loadFactor;
        if (size > int.MaxValue)
        {
            throw ExceptionMembers.Word(new ArgumentException());
        }

        _buckets = Processor.Inside(new Bucket?[SizeFrom((int)size)]);
    }

    public int Count { get; private set; }

    public bool IsFixedSize => false;

    public bool IsReadOnly => false;

    public bool IsSynchronized => false;

    public ICollection Keys => new Part(this, bucket => bucket.Key);

    public object SyncRoot => this;

    public ICollection Values => new Part(this, bucket => bucket.Value);

    public object? this[object key]
    {
        get => Find(key) is int at and >= 0 ? _buckets[at]!.Value : null;
        set => Insert(key, value, add: false);
    }

    // These two ask the key for its hash at once.
    public void Add(object key, object? value) => Insert(key ?? throw new NullReferenceException(), value, add: true);

    public void Clear()
    {
        Array.Clear(_buckets);
        Count = 0;
        _version++;
    }

    public object Clone()
    {
        Hashtable copy = new(_buckets.Length);
        foreach (Bucket bucket in Entries())
        {
            copy[bucket.Key] = bucket.Value;
        }

        return copy;
    }

    public bool Contains(object key) => Find(key ?? throw new NullReferenceException()) >= 0;

    public void CopyTo(Array array, int arrayIndex) => new Part(this, EntryOf).CopyTo(array, arrayIndex);

    public IEnumerator GetEnumerator() => new Enumerator(this, EntryOf);

    public void Remove(object key)
    {
        if (Find(key) is int at and >= 0)
        {
            _buckets[at] = null;
            Count--;
            _version++;
        }
    }

    private static object EntryOf(Bucket bucket) => new DictionaryEntry(bucket.Key, bucket.Value);

    private static int SizeFrom(int least) =>
        Array.Find(Sizes, size => size >= least) is int found and > 0 ? found : throw new NotSupportedException($"a hash table of {least} buckets");

    private static bool AreSame(object a, object b) => ReferenceEquals(a, b) || ((a is string || a.GetType().IsValueType) && a.Equals(b));

    private static uint HashOf(object key) => (uint)ObjectMembers.GetHashCode(key);

    private static int Next(int at, uint hash, int size) => (int)((uint)(at + 1 + ((hash * HashPrime) % ((uint)size - 1))) % (uint)size);

    private int Find(object? key)
    {
        uint hash = HashOf(key ?? throw new ArgumentNullException(nameof(key)));
        int at = (int)(hash % (uint)_buckets.Length);
        for (int tried = 0; tried < _buckets.Length; tried++)
        {
            if (_buckets[at] is Bucket present && present.Hash == hash && AreSame(present.Key, key))
            {
                return at;
            }

            at = Next(at, hash, _buckets.Length);
        }

        return -1;
    }

    // As on a board: an equal key behind a gap is not found, and inserted a second time.
    private void Insert(object? key, object? value, bool add)
    {
        uint hash = HashOf(key ?? throw new ArgumentNullException(nameof(key)));
        if (Count >= (int)(_loadFactor * _buckets.Length))
        {
            Expand();
        }

        int at = (int)(hash % (uint)_buckets.Length);
        while (_buckets[at] is Bucket present && !AreSame(present.Key, key))
        {
            at = Next(at, hash, _buckets.Length);
        }

        if (_buckets[at] is null)
        {
            Count++;
        }
        else if (add)
        {
            throw new ArgumentException("the key is there already");
        }

        _buckets[at] = Processor.Inside(new Bucket(key, value, hash));
        _version++;
    }

    private void Expand()
    {
        Bucket?[] old = _buckets;
        _buckets = Processor.Inside(new Bucket?[SizeFrom(2 * old.Length)]);
        foreach (Bucket bucket in old.OfType<Bucket>())
        {
            int at = (int)(bucket.Hash % (uint)_buckets.Length);
            while (_buckets[at] is not null)
            {
                at = Next(at, bucket.Hash, _buckets.Length);
            }

            _buckets[at] = bucket;
        }

        _version++;
    }

    private IEnumerable<Bucket> Entries() => _buckets.OfType<Bucket>().Reverse();

    private sealed record Bucket(object Key, object? Value, uint Hash);

    /// <summary>The keys, the values or the entries, as they are when they are asked for.</summary>
    private sealed class Part(Hashtable table, Func<Bucket, object?> of) : ICollection
    {
        public int Count => table.Count;

        public bool IsSynchronized => false;

        public object SyncRoot => table;

        public void CopyTo(Array array, int index) => table.Entries().Select(of).ToArray().CopyTo(array, index);

        public IEnumerator GetEnumerator() => new Enumerator(table, of);
    }

    private sealed class Enumerator(Hashtable table, Func<Bucket, object?> of) : IDictionaryEnumerator
    {
        private readonly int _version = table._version;
        private int _at = table._buckets.Length;
        private Bucket? _bucket;

        public object? Current => of(Bucket);

        public DictionaryEntry Entry => new(Bucket.Key, Bucket.Value);

        public object Key => Bucket.Key;

        public object? Value => Bucket.Value;

        private Bucket Bucket => _bucket ?? throw new InvalidOperationException();

        public bool MoveNext()
        {
            RequireSame();
            _bucket = null;
            while (_bucket is null && _at > 0)
            {
                _bucket = table._buckets[--_at];
            }

            return _bucket is not null;
        }

        public void Reset()
        {
            RequireSame();
            _at = table._buckets.Length;
            _bucket = null;
        }

        private void RequireSame()
        {
            if (_version != table._version)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
