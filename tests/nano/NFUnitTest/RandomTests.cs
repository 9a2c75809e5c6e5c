using System;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>Expected values are those of newlib's rand, which nanoFramework takes its numbers from on an ESP32.</summary>
[TestClass]
public class RandomTests
{
    [TestMethod]
    public void A_seed_gives_the_numbers_of_the_C_library()
    {
        Random random = new(1);

        Assert.AreEqual(1481765933, random.Next());
        Assert.AreEqual(1085377743, random.Next());
        Assert.AreEqual(62, random.Next(100));
        Assert.IsTrue(random.NextDouble() == 1191391529 / 2147483647.0);
    }

    [TestMethod]
    public void All_objects_take_from_one_row()
    {
        Random first = new(1);
        Random second = new(1);
        first.Next();

        Assert.AreEqual(1085377743, second.Next());
    }

    [TestMethod]
    public void Bytes_are_the_lowest_of_a_number_each()
    {
        byte[] bytes = new byte[2];
        new Random(1).NextBytes(bytes);

        Assert.AreEqual((byte)(1481765933 & 0xFF), bytes[0]);
        Assert.AreEqual((byte)(1085377743 & 0xFF), bytes[1]);
    }

    [TestMethod]
    public void A_limit_below_one_is_refused() => Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Random(1).Next(0));
}
