using System.Collections;
using System.Reflection;

namespace System;

public class Object
{
    public extern Object();
    public extern virtual bool Equals(object obj);
    public static extern bool Equals(object objA, object objB);
    public extern virtual int GetHashCode();
    public extern Type GetType();
    protected extern object MemberwiseClone();
    public static extern bool ReferenceEquals(object objA, object objB);
    public extern virtual string ToString();
}

public abstract class ValueType
{
    protected extern ValueType();
    public extern override bool Equals(object obj);
}

public abstract class Enum : ValueType
{
    protected extern Enum();
    public extern bool HasFlag(Enum flag);
    public extern override string ToString();
}

public abstract class Delegate
{
    public extern MethodInfo Method { get; }
    public extern object Target { get; }
    public static extern Delegate Combine(Delegate a, Delegate b);
    public extern override bool Equals(object obj);
    public static extern Delegate Remove(Delegate source, Delegate value);
    public extern virtual Delegate[] GetInvocationList();
    public static extern bool operator ==(Delegate d1, Delegate d2);
    public static extern bool operator !=(Delegate d1, Delegate d2);
}

public abstract class MulticastDelegate : Delegate
{
    public extern override bool Equals(object obj);
    public static extern bool operator ==(MulticastDelegate d1, MulticastDelegate d2);
    public static extern bool operator !=(MulticastDelegate d1, MulticastDelegate d2);
}

public abstract class Array : ICloneable, IList
{
    public extern bool IsFixedSize { get; }
    public extern bool IsReadOnly { get; }
    public extern bool IsSynchronized { get; }
    public extern int Length { get; }
    public extern object SyncRoot { get; }
    extern int ICollection.Count { get; }
    extern object IList.this[int index] { get; set; }
    public static extern int BinarySearch(Array array, object value, IComparer comparer);
    public static extern int BinarySearch(Array array, int index, int length, object value, IComparer comparer);
    public static extern void Clear(Array array, int index, int length);
    public extern object Clone();
    public static extern void Copy(Array sourceArray, Array destinationArray, int length);
    public static extern void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length);
    public extern void CopyTo(Array array, int index);
    public static extern Array CreateInstance(Type elementType, int length);
    public extern IEnumerator GetEnumerator();
    public extern object GetValue(int index);
    public static extern int IndexOf(Array array, object value);
    public static extern int IndexOf(Array array, object value, int startIndex);
    public static extern int IndexOf(Array array, object value, int startIndex, int count);
    extern int IList.Add(object value);
    extern void IList.Clear();
    extern bool IList.Contains(object value);
    extern int IList.IndexOf(object value);
    extern void IList.Insert(int index, object value);
    extern void IList.Remove(object value);
    extern void IList.RemoveAt(int index);
}

public abstract class MarshalByRefObject
{
    protected extern MarshalByRefObject();
}

public struct Void
{
}

public class WeakReference
{
    public extern WeakReference(object target);
    public extern virtual bool IsAlive { get; }
    public extern virtual object Target { get; set; }
}

public static class GC
{
    public static extern void ReRegisterForFinalize(object obj);
    public static extern void SuppressFinalize(object obj);
    public static extern void WaitForPendingFinalizers();
}

public sealed class DBNull
{
    public static readonly DBNull Value;
    private extern DBNull();
}
