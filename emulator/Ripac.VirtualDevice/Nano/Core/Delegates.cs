namespace Ripac.VirtualDevice.Nano;

[NanoMembers("System.Delegate")]
public static class DelegateMembers
{
    /// <summary>Takes the first of several equal ones away, where .NET takes the last.</summary>
    public static Delegate? Remove(Delegate? source, Delegate? value)
    {
        if (source is null || value is null)
        {
            return source;
        }

        Delegate[] all = source.GetInvocationList();
        Delegate[] taken = value.GetInvocationList();
        int at = Enumerable.Range(0, Math.Max(0, all.Length - taken.Length + 1)).FirstOrDefault(start => all[start..(start + taken.Length)].SequenceEqual(taken), -1);
        return at < 0 ? source : Delegate.Combine([.. all[..at], .. all[(at + taken.Length)..]]);
    }
}
