using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// A firmware assembly with all the firmware assemblies it refers to, read from one folder, the ones referred to first. Names
/// of nanoFramework's own assemblies are answered from the surface, never from the folder.
/// </summary>
internal sealed class FirmwareImage : IAssemblyResolver
{
    /// <summary>Far more than a board's flash holds.</summary>
    private const long LargestAssembly = 16 << 20;

    private readonly string _folder;
    private readonly Dictionary<string, AssemblyDefinition> _known = [];
    private readonly List<AssemblyDefinition> _assemblies = [];
    private readonly Dictionary<string, string?> _files = [];

    private FirmwareImage(string path)
    {
        Path = path;
        _folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
    }

    public string Path { get; }

    public IReadOnlyList<AssemblyDefinition> Assemblies => _assemblies;

    public AssemblyDefinition Main => _assemblies[^1];

    /// <summary>What was read: each path with its content's hash, null where there is no file.</summary>
    public IReadOnlyDictionary<string, string?> Files => _files;

    /// <exception cref="FirmwareLoadException">Not an assembly, or one that it needs is not there.</exception>
    public static FirmwareImage Read(string path)
    {
        FirmwareImage image = new(path);
        List<string> problems = [];
        image.Add(path, problems);
        return problems.Count == 0 ? image : throw new FirmwareLoadException(path, problems);
    }

    public AssemblyDefinition Resolve(AssemblyNameReference name)
    {
        if (!_known.TryGetValue(name.Name, out AssemblyDefinition? assembly))
        {
            assembly = SurfaceAssemblies.Contains(name.Name)
                ? SurfaceAssemblies.Read(name.Name, this)
                : ReadHost(name);
            _known.Add(name.Name, assembly);
        }

        return assembly;
    }

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _known.Values)
        {
            assembly.Dispose();
        }
    }

    /// <summary>What references were turned to: Cecil asks for it where an enum's default value is written.</summary>
    private AssemblyDefinition ReadHost(AssemblyNameReference name) =>
        TypeMap.HostAssemblies.FirstOrDefault(host => host.GetName().Name == name.Name) is { Location: { Length: > 0 } location }
            ? AssemblyDefinition.ReadAssembly(location, new ReaderParameters { AssemblyResolver = this })
            : throw new AssemblyResolutionException(name);

    private void Add(string path, List<string> problems)
    {
        AssemblyDefinition assembly;
        try
        {
            assembly = ReadAssembly(path);
        }
        catch (Exception)
        {
            // Cecil meets damage with whatever exception comes first.
            problems.Add($"{System.IO.Path.GetFileName(path)}: {(File.Exists(path) ? "is not a .NET assembly" : "no such file")}");
            return;
        }

        if (!_known.TryAdd(assembly.Name.Name, assembly))
        {
            problems.Add($"{assembly.Name.Name} is there twice, or has the name of a nanoFramework assembly");
            return;
        }

        foreach (AssemblyNameReference reference in assembly.MainModule.AssemblyReferences)
        {
            if (!SurfaceAssemblies.Contains(reference.Name) && !_known.ContainsKey(reference.Name))
            {
                string beside = System.IO.Path.Combine(_folder, reference.Name + ".dll");
                if (File.Exists(beside))
                {
                    Add(beside, problems);
                }
                else
                {
                    problems.Add($"{assembly.Name.Name} refers to {reference.Name}, which is neither nanoFramework's nor beside it");
                }
            }
        }

        _assemblies.Add(assembly);
    }

    private AssemblyDefinition ReadAssembly(string path)
    {
        byte[] bytes = new FileInfo(path).Length <= LargestAssembly ? ReadFile(path) : throw new BadImageFormatException();
        DamageCheck.Run(bytes);
        string symbols = System.IO.Path.ChangeExtension(path, ".pdb");
        bool hasSymbols = File.Exists(symbols);
        _files[System.IO.Path.GetFullPath(symbols)] = null;
        return AssemblyDefinition.ReadAssembly(new MemoryStream(bytes), new ReaderParameters
        {
            AssemblyResolver = this,
            // What attributes hold is not looked at, which a damaged one would make dear.
            ReadingMode = ReadingMode.Deferred,
            ReadSymbols = hasSymbols,
            SymbolReaderProvider = hasSymbols ? new PortablePdbReaderProvider() : null,
            SymbolStream = hasSymbols ? new MemoryStream(ReadFile(symbols)) : null,
            ThrowIfSymbolsAreNotMatching = false,
        });
    }

    private byte[] ReadFile(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        _files[System.IO.Path.GetFullPath(path)] = FirmwareBuild.HashOf(content);
        return content;
    }
}
