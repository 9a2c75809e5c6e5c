using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Ripac.VirtualDevice.Execution;
using Ripac.VirtualDevice.Loading;
using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice;

/// <summary>Firmware that was loaded for a board (<see cref="VirtualBoard.Load"/>); it can run once.</summary>
public sealed class FirmwareProgram
{
    private readonly AssemblyLoadContext _context;
    private readonly IReadOnlyList<Assembly> _assemblies;
    private readonly Action<Assembly> _entry;

    internal FirmwareProgram(string name, AssemblyLoadContext context, IReadOnlyList<Assembly> assemblies, Action<Assembly> entry)
    {
        Name = name;
        _context = context;
        _assemblies = assemblies;
        _entry = entry;
    }

    /// <summary>The assembly's name.</summary>
    public string Name { get; }

    internal IReadOnlyList<Assembly> Assemblies => _assemblies;

    internal bool IsFirmware(StackFrame frame) =>
        frame.GetMethod() is MethodBase method && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) == _context;

    /// <summary>
    /// nanoFramework runs every static constructor before anything else, in the order of the assemblies. One that throws is
    /// reported and left behind.
    /// </summary>
    internal void Run()
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (MethodInfo constructor in _assemblies.SelectMany(assembly => assembly.GetTypes()).Select(type => type.GetMethod(BoardSemantics.StaticConstructor, Any, [])).OfType<MethodInfo>())
        {
            try
            {
                constructor.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            }
            catch (Exception problem) when (problem is not FirmwareStoppedException)
            {
                Processor.Board.ConsoleOut.WriteLine($"{constructor.DeclaringType}'s static constructor: {ExceptionMembers.base_ToString(Processor.AsFirmwareSees(problem))}");
            }
        }

        _entry(_assemblies[^1]);
    }
}
