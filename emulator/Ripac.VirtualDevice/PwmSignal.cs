namespace Ripac.VirtualDevice;

/// <summary>A pulse wave on a pin. It is described, not toggled: nobody wants 5,000 events a second for a dimmed LED.</summary>
/// <param name="Frequency">Hertz.</param>
/// <param name="DutyCycle">Share of the time at high level, 0 to 1.</param>
public readonly record struct PwmSignal(int Frequency, double DutyCycle);
