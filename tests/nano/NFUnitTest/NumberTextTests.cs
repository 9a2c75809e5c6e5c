using System;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>Expected is what the real CLR (nanoCLR on Linux) wrote.</summary>
[TestClass]
public class NumberTextTests
{
    [DataRow(0.1, "0.1")]
    [DataRow(2.675, "2.6749999999999998")]
    [DataRow(123.45, "123.44999999999999")]
    [DataRow(99.99, "99.989999999999988")]
    [DataRow(double.MaxValue, "1.7976931348623157E+308")]
    [DataRow(1.0 / 3, "0.3333333333333333")]
    [DataRow(1e6, "1000000")]
    [DataRow(1e15, "10000000000000E+15")]
    [DataRow(1e20, "1E+20")]
    [DataRow(1e-5, "1E-05")]
    [DataRow(-1.5, "-1.5")]
    [TestMethod]
    public void A_double_has_17_digits(double value, string text) => Assert.AreEqual(text, value.ToString());

    [DataRow(3.4028235E+38f, "3.40282347E+38")]
    [DataRow(2147483648f, "214748365E+09")]
    [DataRow(0.1f, "0.1")]
    [DataRow(9.99999975E-06f, "9.99999975E-06")]
    [TestMethod]
    public void A_float_has_9_digits(float value, string text) => Assert.AreEqual(text, value.ToString());

    [DataRow(999.995, "F2", "1000.00")]
    [DataRow(-1234567.891, "N1", "-1,234,567.9")]
    [DataRow(1e-100, "F3", "0.000")]
    [DataRow(double.MaxValue, "F0", "1.797693134862315744000000e+308")]
    [DataRow(double.MaxValue, "G3", "1..8E+308")]
    [TestMethod]
    public void Doubles_have_the_standard_formats(double value, string format, string text) => Assert.AreEqual(text, value.ToString(format));

    [TestMethod]
    public void A_byte_has_two_hexadecimal_digits_at_most() => Assert.AreEqual("ff", ((byte)255).ToString("x8"));

    [TestMethod]
    public void A_whole_number_keeps_its_zeros_when_it_is_rounded() => Assert.AreEqual("1.234567890E+12", 1234567890123L.ToString("G10"));

    [DataRow(1234567, "D9", "001234567")]
    [DataRow(-123, "X4", "FFFFFF85")]
    [DataRow(1234567, "N0", "1,234,567")]
    [DataRow(1234567, "G3", "1.23E+06")]
    [DataRow(1234567, "E2", "1.24E+006")]
    [DataRow(12, "0.00", "0.00")]
    [TestMethod]
    public void Whole_numbers_have_the_standard_formats(int value, string format, string text) => Assert.AreEqual(text, value.ToString(format));

    [TestMethod]
    public void A_format_that_the_CLR_lacks_is_not_implemented() => Assert.ThrowsException(typeof(NotImplementedException), () => 12.ToString("C"));

    [DataRow("{0")]
    [DataRow("{0:}")]
    [DataRow("{a}")]
    [DataRow("}")]
    [TestMethod]
    public void A_wrong_composite_format_is_an_argument_exception(string format) => Assert.ThrowsException(typeof(ArgumentException), () => string.Format(format, 1));

    [TestMethod]
    public void Text_that_is_no_number_or_too_large_is_refused()
    {
        Assert.ThrowsException(typeof(FormatException), () => int.Parse("1 2"));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => int.Parse("99999999999"));
        Assert.ThrowsException(typeof(ArgumentNullException), () => int.Parse(null!));
        Assert.AreEqual(12, int.Parse(" 12 "));
        Assert.AreEqual(-1, Convert.ToInt32("FFFFFFFF", 16));
        Assert.IsFalse(int.TryParse("x", out int value));
        Assert.AreEqual(int.MinValue, value);
    }

    [TestMethod]
    public void A_float_becomes_an_integer_by_way_of_64_bits()
    {
        double large = 1e10;
        float negative = -1.7f;

        Assert.AreEqual(1410065408, (int)large);
        Assert.AreEqual(4294967295u, (uint)negative);
    }
}
