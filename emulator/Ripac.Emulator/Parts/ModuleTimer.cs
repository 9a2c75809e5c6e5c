using Ripac.Module;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Parts;

/// <summary>The coprocessor module lives by the board's clock.</summary>
internal sealed class ModuleTimer(VirtualClock clock) : IModuleTimer
{
    public long NowNanoseconds => clock.NowNanoseconds;

    public void After(long nanoseconds, Action action) => clock.After(nanoseconds, action);
}
