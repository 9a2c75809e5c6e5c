using System;
using System.Device.Gpio;
using System.Threading;
using nanoFramework.Hardware.Esp32.Touch;
using nanoFramework.Runtime.Events;
using nanoFramework.Runtime.Native;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>Run on a board with pin 5 wired to pin 4, and a finger on touch pad 3 from 100 to 200 ms.</summary>
[TestClass]
public class Esp32Tests
{
    [TestMethod]
    public void A_pulse_counter_counts_one_edge_or_both()
    {
        GpioPin output = new GpioController().OpenPin(5, PinMode.Output);
        GpioPulseCounter counter = new(4) { Polarity = GpioPulsePolarity.Rising };
        counter.Start();
        for (int i = 0; i < 6; i++)
        {
            output.Toggle();
        }

        Assert.AreEqual(3L, counter.Read().Count);
        Assert.AreEqual(3L, counter.Reset().Count);
        Assert.ThrowsException(typeof(InvalidOperationException), () => counter.Polarity = GpioPulsePolarity.Both);
        counter.Stop();
        output.Toggle();
        Assert.AreEqual(0L, counter.Read().Count);
    }

    [TestMethod]
    public void A_finger_is_counted_and_reported()
    {
        TouchPad pad = new(3);
        string trace = "";
        pad.Threshold = (uint)(pad.CalibrationData * 1.3);
        pad.ValueChanged += (_, e) => trace += e.Touched ? "down " : "up ";
        uint before = pad.Read();
        Thread.Sleep(150);
        Assert.IsTrue(pad.Read() > before);
        Thread.Sleep(100);

        Assert.AreEqual("down up ", trace);
        Assert.AreEqual(3, TouchPad.GetGpioNumberFromTouchNumber(3));
    }

    [TestMethod]
    public void A_constraint_throws_in_a_thread_that_takes_too_long()
    {
        ExecutionConstraint.Install(50, 0);
        long start = System.Environment.TickCount64;
        Assert.ThrowsException(typeof(ConstraintException), () =>
        {
            while (true)
            {
            }
        });
        ExecutionConstraint.Install(-1, 0);
        Assert.IsTrue(System.Environment.TickCount64 - start < 100);
        ExecutionConstraint.Install(50, 0);
        Assert.ThrowsException(typeof(ConstraintException), () => Thread.Sleep(Timeout.Infinite));
        ExecutionConstraint.Install(-1, 0);
        Thread.Sleep(1000);
    }

    [TestMethod]
    public void A_constraint_ends_with_the_method_that_installed_it()
    {
        Constrain();
        Thread.Sleep(200);
        try
        {
            ConstrainAndThrow();
        }
        catch (InvalidOperationException)
        {
            Thread.Sleep(200);
        }

        Thread.Sleep(200);
    }

    private static void Constrain() => ExecutionConstraint.Install(50, 0);

    private static void ConstrainAndThrow()
    {
        ExecutionConstraint.Install(50, 0);
        throw new InvalidOperationException();
    }

    [TestMethod]
    public void What_a_collection_holds_inside_takes_the_heap()
    {
        System.Collections.ArrayList list = new();
        uint before = nanoFramework.Runtime.Native.GC.Run(false);
        list.Capacity = 10_000;
        uint after = nanoFramework.Runtime.Native.GC.Run(false);

        // A block of 12 bytes for each reference; the array of four that was there before is gone.
        Assert.IsTrue(before - after > 119_000 && before - after < 121_000, $"{before - after} bytes");
        Assert.AreEqual(0, list.Count);
    }

    [TestMethod]
    public void Events_go_to_the_listener_of_their_category()
    {
        string trace = "";
        CustomEvent.CustomEventPosted += (_, e) => trace += e.Data1 + " " + e.Data2;
        EventSink.PostManagedEvent((byte)EventCategory.Custom, 0, 7, 70_000);

        Assert.AreEqual("7 70000", trace);
    }

    [TestMethod]
    public void An_output_tells_its_own_writes()
    {
        string trace = "";
        GpioPin output = new GpioController().OpenPin(6, PinMode.Output);
        output.ValueChanged += (_, e) => trace += e.ChangeType == PinEventTypes.Rising ? "up " : "down ";
        output.Write(PinValue.High);
        output.Write(PinValue.High);
        output.Toggle();
        Thread.Sleep(10);

        Assert.AreEqual("up up down ", trace);
        GpioPin input = new GpioController().OpenPin(7, PinMode.Input);
        input.Toggle();
        Assert.ThrowsException(typeof(ArgumentException), () => input.Write(PinValue.High));
    }
}
