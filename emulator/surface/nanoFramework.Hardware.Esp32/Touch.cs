using System;
using nanoFramework.Runtime.Events;

namespace nanoFramework.Hardware.Esp32.Touch;

public enum DenoiseCapacitance
{
    Cap5pf = 0,
    Cap6pf4 = 1,
    Cap7pf8 = 2,
    Cap9pf2 = 3,
    Cap10pf6 = 4,
    Cap12pf0 = 5,
    Cap13pf4 = 6,
    Cap14pf8 = 7,
}

public enum DenoiseRange
{
    Bit12 = 0,
    Bit10 = 1,
    Bit8 = 2,
    Bit4 = 3,
}

public class DenoiseSetting
{
    public extern DenoiseSetting();
    public extern DenoiseCapacitance DenoiseCapacitance { get; set; }
    public extern DenoiseRange DenoiseRange { get; set; }
}

public class Esp32FilterSetting : IFilterSetting
{
    public extern Esp32FilterSetting();
    public extern uint Period { get; set; }
}

public enum FilterSettingDebounce
{
    NoDebounce = 0,
    One = 1,
    Two = 2,
    Three = 3,
    Four = 4,
    Five = 5,
    Six = 6,
    Seven = 7,
}

public enum FilterSettingNoiseThreshold
{
    Low = 0,
    Mediumlow = 1,
    MediumHigh = 2,
    High = 3,
}

public enum FilterSettingSmoothMode
{
    Off = 0,
    Iir2 = 1,
    Iir4 = 2,
    Iir8 = 3,
}

public interface IFilterSetting
{
}

public enum MeasurementMode
{
    Timer = 0,
    Software = 1,
}

public class MeasurementTime
{
    public extern MeasurementTime();
    public extern ushort SleepCycles { get; set; }
    public extern TimeSpan MeasurementCycles { get; set; }
}

public enum FilterSettingMode
{
    Iir4 = 0,
    Iir8 = 1,
    Iir16 = 2,
    Iir32 = 3,
    Iir64 = 4,
    Iir128 = 5,
    Iir256 = 6,
    IirJitter = 7,
}

public delegate void TouchPadValueChangedEventHandler(object sender, TouchPadEventArgs e);

public class S2S3FilterSetting : IFilterSetting
{
    public extern S2S3FilterSetting();
    public extern FilterSettingMode PeriodeSettingMode { get; set; }
    public extern FilterSettingDebounce FilterSettingDebounce { get; set; }
    public extern FilterSettingNoiseThreshold FilterSettingNoiseThreshold { get; set; }
    public extern byte JitterSize { get; set; }
    public extern FilterSettingSmoothMode FilterSettingSmoothMode { get; set; }
}

public struct TouchChargeSpeed
{
    public extern TouchChargeSpeed.ChargeSpeed Speed { get; set; }
    public extern TouchChargeSpeed.InitialCharge Charge { get; set; }

    public enum InitialCharge
    {
        Low = 0,
        High = 1,
    }

    public enum ChargeSpeed
    {
        Zero = 0,
        Slowest = 1,
        Speed2 = 2,
        Speed3 = 3,
        Speed4 = 4,
        Speed5 = 5,
        Speed6 = 6,
        Fastest = 7,
    }
}

public enum TouchHighVoltage
{
    Volt2V4 = 0,
    Volt2V5 = 1,
    Volt2V6 = 2,
    Volt2V7 = 3,
}

public enum TouchHighVoltageAttenuation
{
    Volt1V5 = 0,
    Volt1V0 = 1,
    Volt0V5 = 2,
    Volt0V0 = 3,
}

public enum TouchLowVoltage
{
    Volt0V5 = 0,
    Volt0V6 = 1,
    Volt0V7 = 2,
    Volt0V8 = 3,
}

public class TouchPad : IDisposable
{
    public extern TouchPad(int touchPadNumber);
    public extern event TouchPadValueChangedEventHandler ValueChanged;
    public static extern TouchTriggerMode TouchTriggerMode { get; set; }
    public static extern WakeUpSource WakeUpSource { get; set; }
    public static extern MeasurementMode MeasurementMode { get; set; }
    public static extern TouchHighVoltage TouchHighVoltage { get; }
    public static extern TouchLowVoltage TouchLowVoltage { get; }
    public static extern TouchHighVoltageAttenuation TouchHighVoltageAttenuation { get; }
    public static extern bool IsFilterOn { get; }
    public static extern bool DenoiseEnabled { get; set; }
    public extern int CalibrationData { get; }
    public extern uint Threshold { get; set; }
    public extern int TouchPadNumber { get; }
    public static extern int GetGpioNumberFromTouchNumber(int touchpadNumber);
    public static extern void SetVoltage(TouchHighVoltage touchHighVoltage, TouchLowVoltage touchLowVoltage, TouchHighVoltageAttenuation touchHighVoltageAttenuation);
    public static extern void StartFilter(IFilterSetting filterSetting);
    public static extern void StopFilter();
    public static extern MeasurementTime GetMeasurementTime();
    public static extern void SetMeasurementTime(MeasurementTime measurementTime);
    public static extern void SetDenoise(DenoiseSetting denoiseSetting);
    public static extern DenoiseSetting GetDenoise();
    public extern uint Read();
    public extern int GetCalibrationData(int count = 5);
    public extern void SetChargeSpeed(TouchChargeSpeed touchChargeSpeed);
    public extern TouchChargeSpeed GetChargeSpeed();
    public extern void Dispose();
}

public class TouchPadEventArgs : BaseEvent
{
    public extern TouchPadEventArgs(int padNumber, bool touched);
    public extern int PadNumber { get; }
    public extern bool Touched { get; }
}

public enum TouchTriggerMode
{
    BellowThreshold = 0,
    AboveThreshold = 1,
}

public enum WakeUpSource
{
    BothSet1AndSet2 = 0,
    OnlySet1 = 1,
}
