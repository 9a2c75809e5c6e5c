using System.Collections;

namespace Ripac.VirtualDevice.Nano;

[NanoType("TestFrameworkShared.AssertFailedException")]
public class AssertFailedException : Exception
{
    public AssertFailedException()
    {
    }

    public AssertFailedException(string msg)
        : base(msg)
    {
    }

    public AssertFailedException(string msg, Exception ex)
        : base(msg, ex)
    {
    }
}

[NanoType("nanoFramework.TestFramework.SkipTestException")]
public class SkipTestException(string? message = null, Exception? innerException = null) : Exception(message, innerException);

[NanoType("nanoFramework.TestFramework.OutputHelper")]
public static class OutputHelper
{
    public static void Write(string? message) => Console.Write(message);

    public static void WriteLine(string? message) => Console.WriteLine(message);
}

[NanoType("nanoFramework.TestFramework.CollectionAssert")]
public sealed class CollectionAssert
{
    public static void AreEqual(ICollection expected, ICollection actual, string message = "") =>
        Assert.Check(Same(expected, actual), "the collections differ", message);

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") =>
        Assert.Check(!Same(notExpected, actual), "the collections are the same", message);

    public static void Empty(ICollection collection, string message = "") =>
        Assert.Check(collection.Count == 0, $"{collection.Count} elements, expected none", message);

    public static void NotEmpty(ICollection collection, string message = "") =>
        Assert.Check(collection.Count != 0, "expected elements", message);

    private static bool Same(ICollection a, ICollection b) => a.Cast<object?>().SequenceEqual(b.Cast<object?>());
}
