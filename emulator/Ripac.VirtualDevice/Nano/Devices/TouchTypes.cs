namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Hardware.Esp32.Touch.DenoiseCapacitance")]
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

[NanoType("nanoFramework.Hardware.Esp32.Touch.DenoiseRange")]
public enum DenoiseRange
{
    Bit12 = 0,
    Bit10 = 1,
    Bit8 = 2,
    Bit4 = 3,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.DenoiseSetting")]
public class DenoiseSetting
{
    public DenoiseCapacitance DenoiseCapacitance { get; set; }

    public DenoiseRange DenoiseRange { get; set; }
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.Esp32FilterSetting")]
public class Esp32FilterSetting : IFilterSetting
{
    public uint Period { get; set; }
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.FilterSettingDebounce")]
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

[NanoType("nanoFramework.Hardware.Esp32.Touch.FilterSettingNoiseThreshold")]
public enum FilterSettingNoiseThreshold
{
    Low = 0,
    Mediumlow = 1,
    MediumHigh = 2,
    High = 3,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.FilterSettingSmoothMode")]
public enum FilterSettingSmoothMode
{
    Off = 0,
    Iir2 = 1,
    Iir4 = 2,
    Iir8 = 3,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.IFilterSetting")]
public interface IFilterSetting;

[NanoType("nanoFramework.Hardware.Esp32.Touch.MeasurementMode")]
public enum MeasurementMode
{
    Timer = 0,
    Software = 1,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.MeasurementTime")]
public class MeasurementTime
{
    public ushort SleepCycles { get; set; }

    public TimeSpan MeasurementCycles { get; set; }
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.FilterSettingMode")]
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

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchPadValueChangedEventHandler")]
public delegate void TouchPadValueChangedEventHandler(object sender, TouchPadEventArgs e);

[NanoType("nanoFramework.Hardware.Esp32.Touch.S2S3FilterSetting")]
public class S2S3FilterSetting : IFilterSetting
{
    public FilterSettingMode PeriodeSettingMode { get; set; }

    public FilterSettingDebounce FilterSettingDebounce { get; set; }

    public FilterSettingNoiseThreshold FilterSettingNoiseThreshold { get; set; }

    public byte JitterSize { get; set; }

    public FilterSettingSmoothMode FilterSettingSmoothMode { get; set; }
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchChargeSpeed")]
public struct TouchChargeSpeed
{
    public ChargeSpeed Speed { get; set; }

    public InitialCharge Charge { get; set; }

    [NanoType("nanoFramework.Hardware.Esp32.Touch.TouchChargeSpeed/InitialCharge")]
    public enum InitialCharge
    {
        Low = 0,
        High = 1,
    }

    [NanoType("nanoFramework.Hardware.Esp32.Touch.TouchChargeSpeed/ChargeSpeed")]
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

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchHighVoltage")]
public enum TouchHighVoltage
{
    Volt2V4 = 0,
    Volt2V5 = 1,
    Volt2V6 = 2,
    Volt2V7 = 3,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchHighVoltageAttenuation")]
public enum TouchHighVoltageAttenuation
{
    Volt1V5 = 0,
    Volt1V0 = 1,
    Volt0V5 = 2,
    Volt0V0 = 3,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchLowVoltage")]
public enum TouchLowVoltage
{
    Volt0V5 = 0,
    Volt0V6 = 1,
    Volt0V7 = 2,
    Volt0V8 = 3,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchPadEventArgs")]
public class TouchPadEventArgs(int padNumber, bool touched) : BaseEvent
{
    public int PadNumber { get; } = padNumber;

    public bool Touched { get; } = touched;
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchTriggerMode")]
public enum TouchTriggerMode
{
    BellowThreshold = 0,
    AboveThreshold = 1,
}

[NanoType("nanoFramework.Hardware.Esp32.Touch.WakeUpSource")]
public enum WakeUpSource
{
    BothSet1AndSet2 = 0,
    OnlySet1 = 1,
}
