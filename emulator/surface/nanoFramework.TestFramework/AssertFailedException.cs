using System;

// The real one is in this namespace, though it is in the same assembly.
namespace TestFrameworkShared;

public class AssertFailedException : Exception
{
    public extern AssertFailedException();
    public extern AssertFailedException(string msg);
    public extern AssertFailedException(string msg, Exception ex);
}
