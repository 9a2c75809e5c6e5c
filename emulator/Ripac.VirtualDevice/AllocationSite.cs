namespace Ripac.VirtualDevice;

/// <summary>A place in the firmware that takes memory from the managed heap.</summary>
/// <param name="Method">The method, e.g. <c>Ripac.Link.Frame.Parse</c>.</param>
/// <param name="What">A type (<c>byte[]</c>, <c>boxed int</c>) or the library call that allocates (<c>String.Concat</c>).</param>
/// <param name="Source">File and line, or empty without symbols.</param>
/// <param name="Count">How often it was passed so far.</param>
/// <param name="Bytes">What it took of a 32-bit board's heap; 0 for calls whose allocations stay inside the library.</param>
public sealed record AllocationSite(string Method, string What, string Source, long Count, long Bytes);
