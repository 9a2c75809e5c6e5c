using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// A touch pad of an ESP32-S3. It is touched when it counts more than its threshold. Voltages, charge speed, filter, denoising and measurement time are
/// kept as they were set; what they would do to a measurement is not simulated.
/// </summary>
[NanoType("nanoFramework.Hardware.Esp32.Touch.TouchPad")]
public class TouchPad : IDisposable
{
    private const double CyclesPerMillisecond = 8_000_000;

    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly VirtualTouchPad _pad;
    private TouchChargeSpeed _chargeSpeed = new() { Speed = TouchChargeSpeed.ChargeSpeed.Fastest };
    private int _calibration;
    private bool _touched;
    private bool _disposed;

    public TouchPad(int touchPadNumber)
    {
        _pad = Pad(touchPadNumber);
        _pad.Changed += OnChanged;
        _scheduler.Over += LetGo;
    }

    public event TouchPadValueChangedEventHandler? ValueChanged
    {
        add
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _scheduler.Events.Start();
            _handlers += value;
        }

        remove => _handlers -= value;
    }

    private TouchPadValueChangedEventHandler? _handlers;

    public static TouchTriggerMode TouchTriggerMode
    {
        get => Settings.TriggerMode;
        set => Settings.TriggerMode = value;
    }

    public static WakeUpSource WakeUpSource
    {
        get => Settings.WakeUpSource;
        set => Settings.WakeUpSource = value;
    }

    /// <summary>Pads report their touches while the timer measures; by software they are only read.</summary>
    public static MeasurementMode MeasurementMode
    {
        get => Settings.MeasurementMode;
        set => Settings.MeasurementMode = value;
    }

    public static TouchHighVoltage TouchHighVoltage => Settings.HighVoltage;

    public static TouchLowVoltage TouchLowVoltage => Settings.LowVoltage;

    public static TouchHighVoltageAttenuation TouchHighVoltageAttenuation => Settings.Attenuation;

    public static bool IsFilterOn => Settings.Filter is not null;

    public static bool DenoiseEnabled
    {
        get => Settings.DenoiseEnabled;
        set => Settings.DenoiseEnabled = value;
    }

    public int CalibrationData => _calibration == 0 ? GetCalibrationData() : _calibration;

    public uint Threshold { get; set; }

    public int TouchPadNumber => _pad.Number;

    private static TouchSettings Settings => Processor.Board.TouchSettings;

    public static int GetGpioNumberFromTouchNumber(int touchpadNumber) => Pad(touchpadNumber).Number;

    public static void SetVoltage(TouchHighVoltage touchHighVoltage, TouchLowVoltage touchLowVoltage, TouchHighVoltageAttenuation touchHighVoltageAttenuation) =>
        (Settings.HighVoltage, Settings.LowVoltage, Settings.Attenuation) = (touchHighVoltage, touchLowVoltage, touchHighVoltageAttenuation);

    public static void StartFilter(IFilterSetting filterSetting) => Settings.Filter ??= filterSetting;

    public static void StopFilter() => Settings.Filter = null;

    public static MeasurementTime GetMeasurementTime() => Settings.MeasurementTime;

    public static void SetMeasurementTime(MeasurementTime measurementTime) =>
        Settings.MeasurementTime = CyclesPerMillisecond / measurementTime.MeasurementCycles.TotalMilliseconds <= 0xFFFF
            ? measurementTime
            : throw new ArgumentException();

    public static void SetDenoise(DenoiseSetting denoiseSetting) => Settings.Denoise = denoiseSetting;

    public static DenoiseSetting GetDenoise() => Settings.Denoise;

    public uint Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _scheduler.Settle();
        return _pad.Count;
    }

    public int GetCalibrationData(int count = 5) => _calibration = (int)Read();

    public void SetChargeSpeed(TouchChargeSpeed touchChargeSpeed) => _chargeSpeed = touchChargeSpeed;

    public TouchChargeSpeed GetChargeSpeed() => _chargeSpeed;

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _handlers = null;
            _scheduler.Over -= LetGo;
            LetGo();
        }
    }

    private static VirtualTouchPad Pad(int number) => number is >= 1 and <= VirtualBoard.TouchPadCount
        ? Processor.Board.TouchPad(number)
        : throw new ArgumentException($"there is no touch pad {number}");

    private void LetGo() => _pad.Changed -= OnChanged;

    private void OnChanged(VirtualTouchPad pad)
    {
        bool touched = pad.Count > Threshold;
        if (touched != _touched && _scheduler.Board.TouchSettings.MeasurementMode == MeasurementMode.Timer)
        {
            _touched = touched;
            _scheduler.Events.Post(() => _handlers?.Invoke(this, new TouchPadEventArgs(TouchPadNumber, touched)));
        }
    }
}

/// <summary>What all touch pads of a chip have in common.</summary>
internal sealed class TouchSettings
{
    public TouchTriggerMode TriggerMode { get; set; }

    public WakeUpSource WakeUpSource { get; set; }

    public MeasurementMode MeasurementMode { get; set; } = MeasurementMode.Timer;

    public TouchHighVoltage HighVoltage { get; set; }

    public TouchLowVoltage LowVoltage { get; set; }

    public TouchHighVoltageAttenuation Attenuation { get; set; }

    public IFilterSetting? Filter { get; set; }

    public bool DenoiseEnabled { get; set; }

    public DenoiseSetting Denoise { get; set; } = new();

    public MeasurementTime MeasurementTime { get; set; } = new();
}
