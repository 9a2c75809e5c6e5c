namespace System.Collections;

public interface IDictionary : ICollection
{
    bool IsFixedSize { get; }
    bool IsReadOnly { get; }
    ICollection Keys { get; }
    ICollection Values { get; }
    object this[object key] { get; set; }
    void Add(object key, object value);
    void Clear();
    bool Contains(object key);
    void Remove(object key);
}

public interface IDictionaryEnumerator : IEnumerator
{
    DictionaryEntry Entry { get; }
    object Key { get; }
    object Value { get; }
}

// A class here, unlike .NET's struct.
public class DictionaryEntry
{
    public object Key;
    public object Value;
    public extern DictionaryEntry(object key, object value);
}

public class Hashtable : ICloneable, IDictionary
{
    public extern Hashtable();
    public extern Hashtable(int capacity);
    public extern Hashtable(int capacity, float loadFactor);
    public extern int Count { get; }
    public extern bool IsFixedSize { get; }
    public extern bool IsReadOnly { get; }
    public extern bool IsSynchronized { get; }
    public extern ICollection Keys { get; }
    public extern object SyncRoot { get; }
    public extern ICollection Values { get; }
    public extern object this[object key] { get; set; }
    public extern void Add(object key, object value);
    public extern void Clear();
    public extern object Clone();
    public extern bool Contains(object key);
    public extern void CopyTo(Array array, int arrayIndex);
    public extern IEnumerator GetEnumerator();
    public extern void Remove(object key);
}

public class Queue : ICollection, ICloneable
{
    public extern Queue();
    public extern virtual int Count { get; }
    public extern virtual bool IsSynchronized { get; }
    public extern virtual object SyncRoot { get; }
    public extern virtual void Clear();
    public extern virtual object Clone();
    public extern virtual bool Contains(object obj);
    public extern virtual void CopyTo(Array array, int index);
    public extern virtual object Dequeue();
    public extern virtual void Enqueue(object obj);
    public extern virtual IEnumerator GetEnumerator();
    public extern virtual object Peek();
    public extern virtual object[] ToArray();
}

public class Stack : ICollection, ICloneable
{
    public extern Stack();
    public extern virtual int Count { get; }
    public extern virtual bool IsSynchronized { get; }
    public extern virtual object SyncRoot { get; }
    public extern virtual void Clear();
    public extern virtual object Clone();
    public extern virtual bool Contains(object obj);
    public extern virtual void CopyTo(Array array, int index);
    public extern virtual IEnumerator GetEnumerator();
    public extern virtual object Peek();
    public extern virtual object Pop();
    public extern virtual void Push(object obj);
    public extern virtual object[] ToArray();
}
