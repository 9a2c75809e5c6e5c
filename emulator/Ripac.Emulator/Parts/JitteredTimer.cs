using Ripac.Module;
using Ripac.VirtualDevice.Faults;

namespace Ripac.Emulator.Parts;

/// <summary>A module whose clock is bad: whatever it waits for comes up to a fifth early or late.</summary>
internal sealed class JitteredTimer(IModuleTimer timer, FaultSource faults) : IModuleTimer
{
    public long NowNanoseconds => timer.NowNanoseconds;

    public void After(long nanoseconds, Action action) =>
        timer.After(faults.IsActive ? nanoseconds * (80 + faults.Below(41)) / 100 : nanoseconds, action);
}
