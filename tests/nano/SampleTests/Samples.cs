using System;
using nanoFramework.TestFramework;

namespace SampleTests;

/// <summary>What a test can end in, for the adapter of `dotnet test`.</summary>
[TestClass]
public class Samples
{
    private static int _setups;

    [Setup]
    public void Prepare() => _setups++;

    [TestMethod]
    public void Passes()
    {
        Console.WriteLine("a line");
        Assert.AreEqual(1, _setups);
    }

    [DataRow(2, 3, 5)]
    [DataRow(-1, 1, 0)]
    [TestMethod]
    public void Adds(int a, int b, int sum)
    {
        Assert.AreEqual(1, _setups);
        Assert.AreEqual(sum, a + b);
    }

    [TestMethod]
    public void Is_skipped() => Assert.SkipTest("no such part");
}
