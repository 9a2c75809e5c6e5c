using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace Ripac.VirtualDevice.Loading;

/// <summary>Firmware as loaded into the host: assemblies of their own, with statics that one board has at a time.</summary>
internal sealed class FirmwareCode
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly FirmwareContext _context;
    private readonly FieldInfo[] _fields;

    public FirmwareCode(FirmwareBuild build)
    {
        Build = build;
        _context = new FirmwareContext(build.Name);
        Assemblies = [.. build.Assemblies.Select(_context.Add)];
        Type[] types = [.. Assemblies.SelectMany(assembly => assembly.GetTypes())];
        _fields = [.. types.SelectMany(type => type.GetFields(Statics)).Where(field => !field.IsLiteral && !field.Attributes.HasFlag(FieldAttributes.HasFieldRVA))];
        StaticConstructors = [.. types.Select(type => type.GetMethod(BoardSemantics.StaticConstructor, Statics, [])).OfType<MethodInfo>()];

        // What was damaged shows here, not when a board is switched off.
        ClearStatics();
    }

    public FirmwareBuild Build { get; }

    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>In the order of the assemblies.</summary>
    public IReadOnlyList<MethodInfo> StaticConstructors { get; }

    /// <summary>Whether a type is the firmware's own.</summary>
    public static bool Declares(Type type) => AssemblyLoadContext.GetLoadContext(type.Assembly) is FirmwareContext;

    public bool Contains(StackFrame frame) =>
        frame.GetMethod() is MethodBase method && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) == _context;

    /// <summary>Every static is what it was before the static constructors ran.</summary>
    public void ClearStatics() => Array.ForEach(_fields, field => field.SetValue(null, null));

    /// <summary>
    /// Keeps one firmware apart from every other. It stays for the boards to come: an assembly that could be unloaded would be compiled
    /// with full optimisation at once, which takes three times as long as the run.
    /// </summary>
    private sealed class FirmwareContext(string name) : AssemblyLoadContext(name)
    {
        public Assembly Add((byte[] Code, byte[] Symbols) assembly)
        {
            using MemoryStream code = new(assembly.Code);
            using MemoryStream symbols = new(assembly.Symbols);
            return LoadFromStream(code, assembly.Symbols.Length > 0 ? symbols : null);
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(VirtualBoard).Assembly.GetName().Name
                ? typeof(VirtualBoard).Assembly
                : Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name);
    }
}
