using System.Numerics;
using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Hardware.Esp32.EspNativeError")]
public enum EspNativeError
{
    OK = 0,
    FAIL = -1,
    NO_MEM = 257,
    INVALID_ARG = 258,
    INVALID_STATE = 259,
    INVALID_SIZE = 260,
    NOT_FOUND = 261,
    NOT_SUPPORTED = 262,
    TIMEOUT = 263,
    INVALID_RESPONSE = 264,
    INVALID_CRC = 265,
    INVALID_VERSION = 266,
    INVALID_MAC = 267,
    WIFI_BASE = 12288,
}

[NanoType("nanoFramework.Hardware.Esp32.Sleep")]
public class Sleep
{
    /// <summary>An ESP32-S3 keeps these pins alive while it sleeps.</summary>
    private const ulong PinsAlive = 0x3F_FFFF;

    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
        {
            return EspNativeError.INVALID_ARG;
        }

        Processor.Board.Power.WakeByTimer(time.Ticks * 100);
        return EspNativeError.OK;
    }

    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level)
    {
        if (pin == WakeupGpioPin.None)
        {
            return EspNativeError.OK;
        }

        if (((ulong)pin & PinsAlive) == 0 || level is < 0 or > 1)
        {
            return EspNativeError.INVALID_ARG;
        }

        // Of several, the driver takes the highest.
        Processor.Board.Power.WakeByPin(BitOperations.Log2((ulong)pin), level == 1);
        return EspNativeError.OK;
    }

    /// <summary>On an ESP32-S3 any of the pins wakes the chip, low or high.</summary>
    public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode)
    {
        if (pins == WakeupGpioPin.None || ((ulong)pins & ~PinsAlive) != 0 || !Enum.IsDefined(mode))
        {
            return EspNativeError.INVALID_ARG;
        }

        Processor.Board.Power.WakeByPins((ulong)pins, mode == WakeupMode.AnyHigh);
        return EspNativeError.OK;
    }

    /// <summary>On an ESP32-S3 the first pad alone.</summary>
    public static EspNativeError EnableWakeupByTouchPad(int padNumber1, int padNumber2 = -1, byte thresholdCoefficient = 80)
    {
        if (padNumber1 is < 1 or > VirtualBoard.TouchPadCount)
        {
            throw new ArgumentException($"there is no touch pad {padNumber1}");
        }

        Processor.Board.Power.WakeByTouchPad(padNumber1);
        return EspNativeError.OK;
    }

    /// <summary>From light sleep only. The bytes that wake the chip are lost.</summary>
    public static EspNativeError EnableWakeupByUart(WakeUpPort portNumber, int edgeCount)
    {
        // The counter has 10 bits, and misses the first two edges.
        if (!Enum.IsDefined(portNumber) || edgeCount is < 3 or > 0x3FF)
        {
            return EspNativeError.INVALID_ARG;
        }

        Processor.Board.Power.WakeByUart($"{portNumber.ToString().ToLowerInvariant()}.rx", edgeCount);
        return EspNativeError.OK;
    }

    public static EspNativeError StartLightSleep()
    {
        Processor.Board.Power.SleepLightly();
        return EspNativeError.OK;
    }

    public static void StartDeepSleep() => Processor.Board.Power.SleepDeeply();

    public static WakeupCause GetWakeupCause() => Processor.Board.Power.Cause;

    /// <summary>The pins of a wake-up by several pins; a wake-up by one does not say.</summary>
    public static WakeupGpioPin GetWakeupGpioPin() => (WakeupGpioPin)Processor.Board.Power.WakeupPins;

    public static int GetWakeupTouchpad() => Processor.Board.Power.WakeupTouchPad;

    [NanoType("nanoFramework.Hardware.Esp32.Sleep/WakeupMode")]
    public enum WakeupMode
    {
        AllLow = 0,
        AnyHigh = 1,
    }

    [NanoType("nanoFramework.Hardware.Esp32.Sleep/WakeupCause")]
    public enum WakeupCause
    {
        Undefined = 0,
        Ext0 = 2,
        Ext1 = 3,
        Timer = 4,
        TouchPad = 5,
        Ulp = 6,
        Gpio = 7,
        Uart = 8,
        Wifi = 9,
        CoCpu = 10,
        CoCpuTrapTrig = 11,
        Bt = 12,
    }

    [NanoType("nanoFramework.Hardware.Esp32.Sleep/WakeupGpioPin")]
    [Flags]
    public enum WakeupGpioPin : ulong
    {
        None = 0,
        Pin0 = 1,
        Pin1 = 2,
        Pin2 = 4,
        Pin3 = 8,
        Pin4 = 16,
        Pin5 = 32,
        Pin6 = 64,
        Pin7 = 128,
        Pin8 = 256,
        Pin9 = 512,
        Pin10 = 1024,
        Pin11 = 2048,
        Pin12 = 4096,
        Pin13 = 8192,
        Pin14 = 16384,
        Pin15 = 32768,
        Pin16 = 65536,
        Pin17 = 131072,
        Pin18 = 262144,
        Pin19 = 524288,
        Pin20 = 1048576,
        Pin21 = 2097152,
        Pin25 = 33554432,
        Pin26 = 67108864,
        Pin27 = 134217728,
        Pin32 = 4294967296,
        Pin33 = 8589934592,
        Pin34 = 17179869184,
        Pin35 = 34359738368,
        Pin36 = 68719476736,
        Pin37 = 137438953472,
        Pin38 = 274877906944,
        Pin39 = 549755813888,
    }

    [NanoType("nanoFramework.Hardware.Esp32.Sleep/WakeUpPort")]
    public enum WakeUpPort
    {
        COM1 = 0,
        COM2 = 1,
    }
}
