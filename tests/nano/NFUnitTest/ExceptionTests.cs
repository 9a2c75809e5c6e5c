using System;
using System.Threading;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>Expected is what the real CLR (nanoCLR on Linux) did.</summary>
[TestClass]
public class ExceptionTests
{
    private static readonly object? Nothing = null;
    private static int _zero;
    private static string _trace = "";

    [TestMethod]
    public void What_the_CLR_throws_has_no_text() =>
        Assert.AreEqual("Exception was thrown: System.NullReferenceException", MessageOf(() => Nothing!.ToString()));

    [TestMethod]
    public void What_firmware_throws_keeps_its_text()
    {
        Assert.AreEqual("out of paper", MessageOf(() => throw new InvalidOperationException("out of paper")));
        Assert.AreEqual("Exception was thrown: System.Exception", MessageOf(() => throw new Exception()));
        Assert.AreEqual("Value does not fall within the expected range. (Parameter 'p')", MessageOf(() => throw new ArgumentOutOfRangeException("p")));
        Assert.AreEqual("mine: out", MessageOf(() => throw new OwnException("out")));
        Assert.AreEqual("System.Exception: q", new Exception("q").ToString());
        Assert.AreEqual("x", MessageOf(() => throw new ObjectDisposedException("x")));
        Assert.AreEqual("Exception was thrown: System.ObjectDisposedException", MessageOf(() => throw new ObjectDisposedException()));
        Assert.ThrowsException(typeof(NullReferenceException), () => System.Text.Encoding.UTF8.GetBytes((string)Nothing!));
    }

    [TestMethod]
    public void A_division_by_zero_is_no_system_exception()
    {
        string caught = "";
        try
        {
            try
            {
                _zero = 1 / _zero;
            }
            catch (SystemException)
            {
                caught = "system";
            }
        }
        catch (Exception)
        {
            caught = "plain";
        }

        Assert.AreEqual("plain", caught);
    }

    [TestMethod]
    public void A_negative_length_is_out_of_range() => Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => _ = new int[_zero - 1]);

    [TestMethod]
    public void An_override_reaches_its_base_class() => Assert.AreEqual("<NFUnitTest.ExceptionTests+Bracketed>", new Bracketed().ToString());

    [TestMethod]
    public void A_method_that_hides_a_virtual_one_is_called_instead() => Assert.AreEqual("hides", ((Shown)new Hiding()).Name());

    [TestMethod]
    public void A_static_constructor_that_throws_is_left_behind() => Assert.AreEqual(7, ThrowsAtStart.Value);

    [TestMethod]
    public void An_aborted_thread_ends_behind_its_handler()
    {
        Thread sleeper = new(SleepTwice);
        sleeper.Start();
        Thread.Sleep(1);
        sleeper.Abort();
        Assert.IsTrue(sleeper.Join(100));

        Assert.AreEqual("caught ", _trace);
    }

    private static void SleepTwice()
    {
        try
        {
            Thread.Sleep(Timeout.Infinite);
        }
        catch (ThreadAbortException)
        {
            _trace += "caught ";
        }

        _trace += "went on";
    }

    private static string MessageOf(Action action)
    {
        try
        {
            action();
            return "nothing was thrown";
        }
        catch (Exception problem)
        {
            return problem.Message;
        }
    }

    private sealed class OwnException(string text) : Exception(text)
    {
        public override string Message => "mine: " + base.Message;
    }

    private sealed class Bracketed
    {
        public override string ToString() => "<" + base.ToString() + ">";
    }

    private class Shown
    {
        public virtual string Name() => "shown";
    }

    private sealed class Hiding : Shown
    {
        public new string Name() => "hides";
    }

    private static class ThrowsAtStart
    {
        public static readonly int Value;

        static ThrowsAtStart()
        {
            Value = 7;
            throw new InvalidOperationException("at start");
        }
    }
}
