using System;
using nanoFramework.TestFramework;

namespace NFUnitTest;

[TestClass]
public class SpanByteTests
{
    private static byte[] _bytes = [];

    [Setup]
    public void Fill() => _bytes = [1, 2, 3, 4, 5];

    [TestMethod]
    public void A_slice_is_a_view()
    {
        SpanByte slice = new SpanByte(_bytes).Slice(1, 3);
        slice[0] = 9;

        Assert.AreEqual(3, slice.Length);
        Assert.AreEqual((byte)9, _bytes[1]);
        CollectionAssert.AreEqual(new byte[] { 9, 3, 4 }, slice.ToArray());
    }

    [TestMethod]
    public void Out_of_range_throws()
    {
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new SpanByte(_bytes, 3, 3));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => _ = new SpanByte(_bytes).Slice(2)[3]);
    }
}
