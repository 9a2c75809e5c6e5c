using System.Runtime.InteropServices;

namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// The managed heap of a board: as large as the options say, filled by what firmware allocates, at the size it has on a 32-bit
/// board. When it is full, what firmware no longer holds is given back; the host's garbage collector says what that is.
/// </summary>
internal sealed class ManagedHeap(long size, AllocationCounter counter) : IDisposable
{
    /// <summary>No object is larger: its blocks are counted in 16 bits.</summary>
    public const long LargestObject = 65_535L * ObjectSize.Block;

    private List<(GCHandle Object, int Bytes)> _objects = [];
    private long _used;

    // What of it firmware can no longer hold.
    private long _temporary;

    /// <summary>Gets what a collection finds dead and has a finalizer.</summary>
    public FinalizerQueue? Finalizers { get; set; }

    /// <summary>Bytes of the heap.</summary>
    public long Size => size;

    /// <summary>What the frames of threads take that do not run now.</summary>
    public long ParkedStacks { get; set; }

    /// <summary>The most bytes in use that a collection found.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Firmware has made an object.</summary>
    /// <exception cref="OutOfMemoryException">It does not fit.</exception>
    public void Add(object? made, int site)
    {
        if (made is null)
        {
            return;
        }

        int bytes = ObjectSize.Of(made);
        counter.Count(site, bytes);
        Keep(made, bytes);
    }

    /// <summary>One of the library's objects has made another, which is its own: as bytes of the heap it counts, as an allocation of the firmware it does not.</summary>
    /// <exception cref="OutOfMemoryException">It does not fit.</exception>
    public void AddInside(object made)
    {
        int bytes = ObjectSize.Of(made);
        counter.CountInside(bytes);
        Keep(made, bytes);
    }

    /// <summary>Literals and copies of structs: dead at once, but in the way until a collection.</summary>
    public void AddTemporary(int bytes)
    {
        counter.TemporaryBytes += bytes;
        if (Fits(ParkedStacks + Processor.Depth() + bytes))
        {
            _used += bytes;
            _temporary += bytes;
            LimitStack();
        }
    }

    /// <summary>The running thread's stack grows to so many bytes.</summary>
    /// <exception cref="OutOfMemoryException">It does not fit.</exception>
    public void RequireStack(int bytes)
    {
        if (!Fits(ParkedStacks + bytes))
        {
            throw Full();
        }
    }

    /// <summary>How far the running thread's stack may grow.</summary>
    public void LimitStack() => Processor.LimitStack(size - _used - ParkedStacks);

    /// <summary>An object of a size is going to be made.</summary>
    /// <exception cref="OutOfMemoryException">It would not fit.</exception>
    public void Require(long bytes)
    {
        if (bytes > LargestObject || !Fits(ParkedStacks + Processor.Depth() + bytes))
        {
            throw Full();
        }
    }

    /// <summary>Gives back what firmware no longer holds, finalizers first; returns the bytes in use, stacks included.</summary>
    public long Collect()
    {
        GC.Collect();
        if (Finalizers is { IsUsed: true })
        {
            Finalizers.TakeDead();
            GC.Collect();
        }

        return Count();
    }

    /// <summary>The bytes in use, as far as the host knows; the board does not notice.</summary>
    public long Measure()
    {
        GC.Collect();
        return Count();
    }

    /// <summary>Whether there is room beside the objects in use, after a collection if need be. Temporary objects alone need none of the host's, which costs much.</summary>
    private bool Fits(long bytes)
    {
        if (_used + bytes > size)
        {
            if (_used - _temporary + bytes > size || Finalizers is { IsUsed: true })
            {
                Collect();
            }
            else
            {
                _used -= _temporary;
                _temporary = 0;
                LimitStack();
            }
        }

        return _used + bytes <= size;
    }

    private long Count()
    {
        List<(GCHandle, int)> kept = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        _used = 0;
        _temporary = 0;
        foreach ((GCHandle handle, int bytes) in _objects)
        {
            // A library call may return the same object again and again.
            if (handle.Target is object live && seen.Add(live))
            {
                kept.Add((handle, bytes));
                _used += bytes;
            }
            else
            {
                handle.Free();
            }
        }

        _objects = kept;
        LimitStack();
        long inUse = _used + ParkedStacks + Processor.Depth();
        PeakBytes = Math.Max(PeakBytes, inUse);
        return inUse;
    }

    private void Keep(object made, int bytes)
    {
        Require(bytes);
        _objects.Add((GCHandle.Alloc(made, GCHandleType.WeakTrackResurrection), bytes));
        _used += bytes;
        LimitStack();
    }

    private OutOfMemoryException Full() => new($"the managed heap of {size:N0} bytes is full");

    public void Dispose()
    {
        _objects.ForEach(entry => entry.Object.Free());
        _objects.Clear();
        _used = 0;
        _temporary = 0;
        ParkedStacks = 0;
    }
}
