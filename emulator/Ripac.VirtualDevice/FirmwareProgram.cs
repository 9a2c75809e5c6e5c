using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

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

    /// <summary>nanoFramework runs every static constructor before anything else, in the order of the assemblies.</summary>
    internal void Run()
    {
        foreach (Type type in _assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            try
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
            catch (TypeInitializationException problem) when (problem.InnerException is not null)
            {
                throw problem.InnerException;
            }
        }

        _entry(_assemblies[^1]);
    }
}
