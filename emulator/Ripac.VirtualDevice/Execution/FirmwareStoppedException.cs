namespace Ripac.VirtualDevice.Execution;

/// <summary>Unwinds a firmware thread when the run is over. Firmware cannot catch it: see <see cref="Processor.Caught"/>.</summary>
internal sealed class FirmwareStoppedException : Exception;
