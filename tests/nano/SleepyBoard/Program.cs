using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace SleepyBoard;

/// <summary>Sleeps in every way, one after the other: lightly by timer and by UART; deeply by timer, by pin 4 low, by pin 5 or 6 high, by touch pad 3; then reboots.</summary>
internal static class Program
{
    private static int s_starts;

    private static void Main()
    {
        s_starts++;
        Sleep.WakeupCause cause = Sleep.GetWakeupCause();
        Console.WriteLine($"start {s_starts} by {cause}, pins {(long)Sleep.GetWakeupGpioPin()}, pad {Sleep.GetWakeupTouchpad()}, {Environment.TickCount64} ms");
        switch (cause)
        {
            case Sleep.WakeupCause.Undefined:
                SleepLightly();
                Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(5));
                break;
            case Sleep.WakeupCause.Timer:
                Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 0);
                break;
            case Sleep.WakeupCause.Ext0:
                Sleep.EnableWakeupByMultiPins(Sleep.WakeupGpioPin.Pin5 | Sleep.WakeupGpioPin.Pin6, Sleep.WakeupMode.AnyHigh);
                break;
            case Sleep.WakeupCause.Ext1:
                Sleep.EnableWakeupByTouchPad(3);
                break;
            default:
                Power.RebootDevice();
                break;
        }

        try
        {
            Sleep.StartDeepSleep();
        }
        finally
        {
            Console.WriteLine("awake in the same life");
        }
    }

    private static void SleepLightly()
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM1_TX);
        Configuration.SetPinFunction(18, DeviceFunction.COM1_RX);
        SerialPort port = new("COM1");
        port.Open();
        Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(2));
        Sleep.StartLightSleep();
        Console.WriteLine($"light sleep, woken by {Sleep.GetWakeupCause()} at {Environment.TickCount64} ms");

        Sleep.EnableWakeupByTimer(TimeSpan.FromDays(1));
        Sleep.EnableWakeupByUart(Sleep.WakeUpPort.COM1, 3);
        Sleep.StartLightSleep();
        Console.WriteLine($"light sleep, woken by {Sleep.GetWakeupCause()}, {port.BytesToRead} bytes");
    }
}
