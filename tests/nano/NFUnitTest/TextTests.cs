using System;
using System.Text;
using nanoFramework.TestFramework;

namespace NFUnitTest;

[TestClass]
public class TextTests
{
    [TestMethod]
    public void Formats_are_the_usual_ones()
    {
        Assert.AreEqual("1.50|002A|00007|    3", $"{1.5:F2}|{42:X4}|{7:D5}|{3,5}");
        Assert.AreEqual("a,b", "a" + "," + "b");
    }

    [TestMethod]
    public void Strings_are_searched_and_cut()
    {
        string line = "CONNECT 9600";

        Assert.AreEqual(7, line.IndexOf(' '));
        Assert.AreEqual("9600", line.Substring(8));
        Assert.AreEqual(9600, int.Parse(line.Split(' ')[1]));
        Assert.IsTrue(line.StartsWith("CONN"));
        Assert.AreEqual("connect 9600", line.ToLower());
        Assert.IsFalse(int.TryParse("x", out int _));
    }

    [TestMethod]
    public void A_StringBuilder_ends_lines_the_same_way_everywhere()
    {
        StringBuilder text = new();
        text.Append(12).Append('-').AppendLine("x");

        Assert.AreEqual("12-x\r\n", text.ToString());
    }

    [TestMethod]
    public void Bytes_become_text_and_numbers()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("Grüezi");

        Assert.AreEqual(7, bytes.Length);
        Assert.AreEqual("Grüezi", Encoding.UTF8.GetString(bytes, 0, bytes.Length));
        Assert.AreEqual(0x04030201, BitConverter.ToInt32(new byte[] { 1, 2, 3, 4 }, 0));
    }

    [TestMethod]
    public void Nothing_is_found_in_an_empty_string()
    {
        Assert.AreEqual(-1, "".IndexOf(""));
        Assert.AreEqual(-1, "".LastIndexOf(""));
        Assert.AreEqual(3, "abc".LastIndexOf(""));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => "abc".IndexOf(""));
    }
}
