using System;
using System.Collections;
using nanoFramework.TestFramework;

namespace NFUnitTest;

[TestClass]
public class LanguageTests
{
    private delegate int Operation(int a, int b);

    private enum Colour
    {
        Red = 3,
        Green = 7,
    }

    private interface IShape
    {
        int Area { get; }
    }

    [DataRow(1, 2, 3)]
    [DataRow(int.MaxValue, 1, int.MinValue)]
    public void Checked_arithmetic_wraps(int a, int b, int sum) => Assert.AreEqual(sum, checked(a + b));

    [TestMethod]
    public void Checked_conversions_wrap()
    {
        int big = 300;

        Assert.AreEqual((byte)44, checked((byte)big));
    }

    [TestMethod]
    public void The_lowest_number_divided_by_minus_one_is_itself()
    {
        int lowest = int.MinValue;
        long lowestLong = long.MinValue;
        int divisor = -1;
        long divisorLong = -1;

        Assert.AreEqual(int.MinValue, lowest / divisor);
        Assert.AreEqual(int.MinValue, lowest / -1);
        Assert.AreEqual(0, lowest % divisor);
        Assert.AreEqual(long.MinValue, lowestLong / divisorLong);
        Assert.AreEqual(0L, lowestLong % divisorLong);
        Assert.AreEqual(-7, 7 / divisor);
        Assert.AreEqual(-3, -7 / (divisor + 3));
        Assert.AreEqual(-1, -7 % (divisor + 3));
        Assert.AreEqual(-7.0, 7.0 / (double)divisorLong);
    }

    [TestMethod]
    public void A_number_without_a_box_equals_another_of_its_size_and_bits()
    {
        Colour green = Colour.Green;
        object boxed = green;

        Assert.IsTrue(green.Equals(7));
        Assert.IsTrue(green.Equals(7u));
        Assert.IsTrue(7.Equals(boxed));
        Assert.IsTrue(1f.Equals(0x3F800000));
        Assert.IsTrue(((byte)1).Equals(true));
        Assert.IsTrue(double.NaN.Equals(double.NaN));
        Assert.IsTrue(double.PositiveInfinity.Equals(double.NegativeInfinity));
        Assert.IsFalse(green.Equals(3));
        Assert.IsFalse(green.Equals(7L));
        Assert.IsFalse(green.Equals("7"));
        Assert.IsFalse(boxed.Equals(7));
    }

    [TestMethod]
    public void Division_by_zero_is_a_plain_exception()
    {
        int zero = 0;
        try
        {
            Assert.AreEqual(0, 1 / zero);
        }
        catch (Exception problem)
        {
            Assert.AreSame(typeof(Exception), problem.GetType());
            return;
        }

        Assert.IsTrue(false, "nothing was thrown");
    }

    [TestMethod]
    public void Handlers_filters_and_finally_run_in_order()
    {
        string trace = "";
        try
        {
            try
            {
                throw new InvalidOperationException("inner");
            }
            catch (ArgumentException)
            {
                trace += "wrong";
            }
            catch (Exception problem) when (problem.Message == "outer")
            {
                trace += "wrong";
            }
            finally
            {
                trace += "f";
            }
        }
        catch (InvalidOperationException problem)
        {
            trace += problem.Message;
        }

        Assert.AreEqual("finner", trace);
    }

    [TestMethod]
    public void Arrays_of_structs_keep_their_values()
    {
        Point[] points = new Point[3];
        points[1].X = 5;
        ref Point second = ref points[1];
        second.Y = 7;

        Assert.AreEqual(12, points[1].X + points[1].Y);
        Assert.AreEqual(0, points[0].X);
    }

    [TestMethod]
    public void Static_data_is_there()
    {
        short[] table = [1, -2, 300];

        Assert.AreEqual((short)300, table[2]);
        Assert.AreEqual((short)-2, table[1]);
    }

    [TestMethod]
    public void Interfaces_closures_and_switches_work()
    {
        int offset = 10;
        Operation add = (a, b) => a + b + offset;
        IShape shape = new Square(4);
        string size = shape.Area switch
        {
            < 10 => "small",
            16 => "sixteen",
            _ => "big",
        };

        Assert.AreEqual(13, add(1, 2));
        Assert.AreEqual("sixteen", size);
        Assert.AreEqual(2, Number("two"));
    }

    [TestMethod]
    public void The_text_of_an_enum_is_its_number()
    {
        Assert.AreEqual("7", Colour.Green.ToString());
        Assert.AreEqual("colour 3", $"colour {Colour.Red}");
        Assert.AreEqual("c3", "c" + (object)Colour.Red);
    }

    [TestMethod]
    public void Iterators_by_hand_work_with_foreach()
    {
        ArrayList list = new();
        list.Add(1);
        list.Add(2);
        int sum = 0;
        foreach (int value in list)
        {
            sum += value;
        }

        Hashtable table = new() { { "a", 1 }, { "b", 2 } };
        foreach (DictionaryEntry entry in table)
        {
            sum += (int)entry.Value;
        }

        Assert.AreEqual(6, sum);
        IDictionaryEnumerator entries = (IDictionaryEnumerator)new Hashtable { { "a", 1 } }.GetEnumerator();
        Assert.ThrowsException(typeof(InvalidOperationException), () => _ = entries.Key);
        Assert.IsTrue(entries.MoveNext());
        Assert.AreEqual("a", (string)entries.Key);
        Assert.AreEqual(1, (int)entries.Value);
        Assert.AreEqual("a", (string)entries.Entry.Key);
        Assert.IsFalse(entries.MoveNext());
    }

    // A frame is 17 blocks of 12 bytes at least, and each struct among the locals an object beside it; the heap has 8 MB.
    [TestMethod]
    public void Endless_recursion_takes_the_whole_heap()
    {
        Assert.ThrowsException(typeof(OutOfMemoryException), () => Deeper());
        Assert.IsTrue(s_depth > 41_000 && s_depth < 41_121, $"{s_depth} deep");

        // And gives it back.
        s_depth = 0;
        Assert.ThrowsException(typeof(OutOfMemoryException), () => DeeperWithStruct(default));
        Assert.IsTrue(s_depth > 34_800 && s_depth < 34_953, $"{s_depth} deep");
    }

    [TestMethod]
    public void Recursion_that_is_caught_and_tried_again_does_not_add_up()
    {
        for (int i = 0; i < 20_000; i++)
        {
            try
            {
                Throw(3);
            }
            catch (InvalidOperationException)
            {
                s_depth++;
            }
        }
    }

    private static int s_depth;

    private static void Throw(int depth)
    {
        if (depth == 0)
        {
            throw new InvalidOperationException();
        }

        try
        {
            Throw(depth - 1);
        }
        finally
        {
            s_depth--;
        }
    }

    private static int Deeper()
    {
        s_depth++;
        return Deeper() + 1;
    }

    private static int DeeperWithStruct(Pair pair)
    {
        s_depth++;
        Pair next = pair;
        next.First++;
        next.Second++;
        return DeeperWithStruct(next) + next.First;
    }

    private struct Pair
    {
        public int First;
        public int Second;
    }

    private static int Number(string word)
    {
        switch (word)
        {
            case "one":
                return 1;
            case "two":
                return 2;
            case "three":
                return 3;
            case "four":
                return 4;
            case "five":
                return 5;
            case "six":
                return 6;
            case "seven":
                return 7;
            default:
                return -1;
        }
    }

    private struct Point
    {
        public int X;
        public int Y;
    }

    private sealed class Square(int side) : IShape
    {
        public int Area => side * side;
    }
}
