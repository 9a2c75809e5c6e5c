using System;
using System.Collections;
using System.Text;
using System.Threading;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>Where nanoFramework's library does otherwise than .NET's. Expected is what the real CLR (nanoCLR on Linux) did.</summary>
[TestClass]
public class LibraryTests
{
    private static readonly object _lock = new();
    private static readonly double _big = 1e20;
    private static readonly float _negative = -3.9f;
    private static readonly int _zero = int.Parse("0");

    private delegate string Part();

    [TestMethod]
    public void Strings_are_compared_by_their_bytes()
    {
        Assert.AreEqual(-32, string.Compare("A", "a"));
        Assert.AreEqual(99, string.Compare("abc", "ab"));
        Assert.AreEqual(-98, string.Compare("a", "é"));
        Assert.AreEqual(25, "z".CompareTo("a"));
        Assert.AreEqual(1, "abc".CompareTo((object?)null!));
        Assert.AreEqual(-1, "abc".CompareTo((object)1));
        Assert.AreEqual(739719564, "abc".GetHashCode());
        Assert.AreEqual(0, "".GetHashCode());
    }

    [TestMethod]
    public void In_an_empty_string_nothing_is_found_wherever_one_looks()
    {
        Assert.AreEqual(-1, "".IndexOf("a", 1));
        Assert.AreEqual(-1, "".IndexOf('a', 1));
        Assert.AreEqual(-1, "abc".IndexOf("b", 1, -1));
        Assert.AreEqual(-1, "".LastIndexOf("a"));
    }

    [TestMethod]
    public void A_string_ends_at_its_first_nul()
    {
        Assert.AreEqual(1, "a\0b".Length);
        Assert.AreEqual("a", "a\0b" + "c");
        Assert.AreEqual(1, new string(new[] { 'a', '\0', 'b' }).Length);
    }

    [TestMethod]
    public void Only_letters_of_ascii_have_cases()
    {
        Assert.AreEqual("ABCé1ß", "aBcé1ß".ToUpper());
        Assert.AreEqual("abcÉ1", "AbCÉ1".ToLower());
        Assert.AreEqual('é', 'é'.ToUpper());
    }

    [TestMethod]
    public void A_character_in_a_var_of_foreach_is_a_number()
    {
        string text = "";
        foreach (var character in "ab")
        {
            text += character + ".";
        }

        Assert.AreEqual("97.98.", text);
    }

    [TestMethod]
    public void What_a_library_throws_has_text_where_it_is_written_in_csharp()
    {
        Assert.AreEqual("Value does not fall within the expected range. (Parameter 'totalWidth can't be less than 0')", MessageOf(() => "a".PadLeft(_zero - 1)));
        Assert.AreEqual("Value does not fall within the expected range.", MessageOf(() => new StringBuilder("a").Remove(0, 5).ToString()));
        Assert.AreEqual("Value cannot be null. (Parameter 'value')", MessageOf(() => "a".StartsWith(null!).ToString()));
        Assert.AreEqual("Value does not fall within the expected range.", MessageOf(() => new Guid("xx").ToString()));
        Assert.AreEqual("Value does not fall within the expected range.", MessageOf(() => new Version(1, _zero - 1).ToString()));
        Assert.AreEqual("Exception was thrown: System.ArgumentOutOfRangeException", MessageOf(() => "a".Substring(2)));
    }

    [TestMethod]
    public void Time_begins_in_1601_and_ends_in_3000()
    {
        Assert.AreEqual(504911232000000000L, default(DateTime).Ticks);
        Assert.AreEqual(504911232000000000L, DateTime.MinValue.Ticks);
        Assert.AreEqual(946708127999999999L, DateTime.MaxValue.Ticks);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => _ = new DateTime(_zero));
        Assert.AreEqual("03/01/2024 00:00:00", new DateTime(2024, 2, 30).ToString());
        Assert.AreEqual("zzz gg 13", new DateTime(2024, 2, 3, 13, 0, 0).ToString("zzz gg HH"));
    }

    [TestMethod]
    public void Three_formats_of_time_are_read()
    {
        Assert.AreEqual(638448086450000000L, DateTime.Parse("2024-02-29 13:04:05Z").Ticks);
        Assert.AreEqual(638448086450000000L, DateTime.Parse("2024-02-29T13:04:05+01:00").Ticks);
        Assert.AreEqual(638448086450000678L, DateTime.Parse("2024-02-29T13:04:05.678Z").Ticks);
        Assert.AreEqual(638448086450000000L, DateTime.Parse("Thu, 29 Feb 2024 13:04:05 GMT").Ticks);
        Assert.IsFalse(DateTime.TryParse("2024-02-29", out DateTime none));
        Assert.AreEqual(DateTime.MinValue.Ticks, none.Ticks);
        Assert.ThrowsException(typeof(FormatException), () => DateTime.Parse("2024-02-29 13:04:05"));
    }

    [TestMethod]
    public void A_float_that_does_not_fit_becomes_the_lowest_number_of_64_bits()
    {
        Assert.AreEqual(long.MinValue, (long)_big);
        Assert.AreEqual(0, (int)_big);
        Assert.AreEqual(18446744073709551613UL, (ulong)_negative);
        Assert.AreEqual((byte)253, (byte)_negative);
        Assert.AreEqual(int.MinValue, Math.Abs(int.MinValue + _zero));
    }

    [TestMethod]
    public void Lists_grow_by_half_and_are_gone_over_as_they_were()
    {
        ArrayList list = new();
        Assert.AreEqual(4, list.Capacity);
        for (int i = 0; i < 5; i++)
        {
            list.Add(i);
        }

        Assert.AreEqual(6, list.Capacity);
        string seen = "";
        foreach (object item in list)
        {
            seen += item ?? "-";
            list.Remove(4);
        }

        Assert.AreEqual("0123-", seen);
    }

    [TestMethod]
    public void Copying_puts_into_boxes_and_takes_out()
    {
        int[] numbers = { 1, 2 };
        object[] boxes = new object[2];
        Array.Copy(numbers, boxes, 2);
        Array.Copy(boxes, 1, numbers, 0, 1);

        Assert.AreEqual(2, numbers[0]);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Array.Clear(new int[2], 1, 2));
    }

    [TestMethod]
    public void Of_equal_delegates_the_first_is_taken_away()
    {
        Part one = () => "one";
        Part two = () => "two";
        Part rest = (Part)Delegate.Remove(one + two + one, one)!;

        Assert.AreSame(two, rest.GetInvocationList()[0]);
    }

    [TestMethod]
    public void The_end_of_a_thread_frees_its_locks()
    {
        Thread owner = new(() => Monitor.Enter(_lock));
        owner.Start();
        owner.Join();
        lock (_lock)
        {
            Assert.AreEqual(16, (int)owner.ThreadState);
        }
    }

    [TestMethod]
    public void A_thread_that_sleeps_for_nothing_lets_another_run()
    {
        string trace = "";
        Thread other = new(() =>
        {
            trace += "a";
            Thread.Sleep(0);
            trace += "b";
        });
        other.Start();
        trace += "1";
        Thread.Sleep(0);
        trace += "2";
        other.Join();

        Assert.AreEqual("1a2b", trace);
    }

    private static string MessageOf(Part action)
    {
        try
        {
            return action();
        }
        catch (Exception problem)
        {
            return problem.Message;
        }
    }
}
