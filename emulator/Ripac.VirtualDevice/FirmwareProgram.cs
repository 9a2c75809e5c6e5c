using System.Diagnostics;
using System.Reflection;
using Ripac.VirtualDevice.Execution;
using Ripac.VirtualDevice.Loading;
using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice;

/// <summary>Firmware that was loaded for a board (<see cref="VirtualBoard.Load"/>).</summary>
public sealed class FirmwareProgram
{
    private readonly FirmwareCode _code;
    private readonly Action<Assembly> _entry;

    internal FirmwareProgram(FirmwareCode code, Action<Assembly> entry)
    {
        _code = code;
        _entry = entry;
    }

    /// <summary>The assembly's name.</summary>
    public string Name => _code.Build.Name;

    internal IReadOnlyList<Assembly> Assemblies => _code.Assemblies;

    internal IReadOnlyList<AllocationSite> AllocationSites => _code.Build.Sites;

    internal bool IsFirmware(StackFrame frame) => _code.Contains(frame);

    /// <summary>
    /// nanoFramework runs every static constructor before anything else, in the order of the assemblies. One that throws is
    /// reported and left behind.
    /// </summary>
    internal void Run()
    {
        foreach (MethodInfo constructor in _code.StaticConstructors)
        {
            if (Processor.Catch(() => constructor.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)) is Exception problem)
            {
                Processor.Board.ConsoleOut.WriteLine($"{constructor.DeclaringType}'s static constructor: {ExceptionMembers.base_ToString(Processor.AsFirmwareSees(problem))}");
            }
        }

        _entry(Assemblies[^1]);
    }

    internal static void RunMain(Assembly assembly)
    {
        MethodInfo main = assembly.EntryPoint!;
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()], null);
    }

    /// <summary>The board is off: its memory is lost.</summary>
    internal void PowerOff() => _code.ClearStatics();

    /// <summary>The board needs it no longer.</summary>
    internal void Release()
    {
        PowerOff();
        _code.Build.GiveBack(_code);
    }
}
