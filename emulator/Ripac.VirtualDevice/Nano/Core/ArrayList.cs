using System.Collections;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// A list in an array that grows by half. Its enumerator goes over the array as it was: entries that are removed meanwhile are null at its
/// end, and nothing is thrown.
/// </summary>
[NanoType("System.Collections.ArrayList")]
public class ArrayList : IList, ICloneable
{
    private const int FirstCapacity = 4;

    private object?[] _items = Processor.Inside(new object?[FirstCapacity]);
    private int _count;

    public virtual int Capacity
    {
        get => _items.Length;
        set
        {
            if (value < _count)
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }

            Resize(value > 0 ? value : FirstCapacity);
        }
    }

    public virtual int Count => _count;

    public virtual bool IsFixedSize => false;

    public virtual bool IsReadOnly => false;

    public virtual bool IsSynchronized => false;

    public virtual object SyncRoot => this;

    public virtual object? this[int index]
    {
        get => _items[Existing(index)];
        set => _items[Existing(index)] = value;
    }

    public virtual int Add(object? value)
    {
        Insert(_count, value);
        return _count - 1;
    }

    public virtual int BinarySearch(object? value, IComparer? comparer) => Array.BinarySearch(_items, 0, _count, value, comparer);

    public virtual void Clear()
    {
        Array.Clear(_items, 0, _count);
        _count = 0;
    }

    public virtual object Clone()
    {
        ArrayList copy = new() { _items = Processor.Inside((object?[])_items.Clone()), _count = _count };
        return copy;
    }

    public virtual bool Contains(object? value) => IndexOf(value) >= 0;

    public virtual void CopyTo(Array array) => CopyTo(array, 0);

    public virtual void CopyTo(Array array, int index) => ArrayMembers.Copy(_items, 0, array, index, _count);

    public virtual IEnumerator GetEnumerator() => new Enumerator(_items, _count);

    public virtual int IndexOf(object? value) => IndexOf(value, 0);

    public virtual int IndexOf(object? value, int startIndex) => IndexOf(value, startIndex, _count - startIndex);

    public virtual int IndexOf(object? value, int startIndex, int count) => Array.IndexOf(_items, value, startIndex, count);

    public virtual void Insert(int index, object? value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, _count);
        if (_count == _items.Length)
        {
            Resize(_count + (_count / 2));
        }

        Array.Copy(_items, index, _items, index + 1, _count - index);
        _items[index] = value;
        _count++;
    }

    public virtual void Remove(object? value)
    {
        if (IndexOf(value) is int index and >= 0)
        {
            RemoveAt(index);
        }
    }

    public virtual void RemoveAt(int index)
    {
        Existing(index);
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = null;
    }

    public virtual object?[] ToArray() => _items[.._count];

    public virtual Array ToArray(Type type)
    {
        Array array = Array.CreateInstance(type, _count);
        CopyTo(array);
        return array;
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref _items, capacity);
        Processor.Inside(_items);
    }

    private int Existing(int index) => (uint)index < (uint)_count ? index : throw new ArgumentOutOfRangeException(nameof(index));

    private sealed class Enumerator(object?[] items, int count) : IEnumerator
    {
        private int _at = -1;

        public object? Current => items[_at];

        public bool MoveNext() => ++_at < count;

        public void Reset() => _at = -1;
    }
}
