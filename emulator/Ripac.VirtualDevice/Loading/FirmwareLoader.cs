using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>From a file to firmware that can run: read, check, instrument, retarget, load.</summary>
internal static class FirmwareLoader
{
    /// <param name="path">The firmware's .dll.</param>
    /// <param name="allocations">Gets the places that allocate.</param>
    /// <param name="debuggable">Whether a debugger is to step through it.</param>
    /// <param name="entry">Where to begin in the loaded assembly; its Main by default.</param>
    /// <exception cref="FirmwareLoadException">Names everything that stands against it.</exception>
    public static FirmwareProgram Load(string path, AllocationCounter allocations, bool debuggable, Action<Assembly>? entry = null)
    {
        try
        {
            return Prepare(path, allocations, debuggable, entry);
        }
        catch (Exception problem) when (problem is not FirmwareLoadException)
        {
            // Code that a compiler wrote passes; what stops here was damaged.
            throw new FirmwareLoadException(path, [$"the assembly is damaged ({problem.GetType().Name}: {problem.Message})"]);
        }
    }

    private static FirmwareProgram Prepare(string path, AllocationCounter allocations, bool debuggable, Action<Assembly>? entry)
    {
        using FirmwareImage image = FirmwareImage.Read(path);
        List<string> problems = [.. FirmwareCheck.Run(image)];
        if (entry is null && image.Main.EntryPoint is null)
        {
            problems.Add($"{image.Main.Name.Name} has no Main");
        }

        Throw(path, problems);
        foreach (AssemblyDefinition assembly in image.Assemblies)
        {
            BoardSemantics.Apply(assembly.MainModule);
            new Instrumenter(assembly.MainModule, allocations).Run();
            Retargeter retargeter = new(assembly.MainModule);
            retargeter.Run();
            problems.AddRange(retargeter.Problems);
            if (debuggable)
            {
                MakeDebuggable(assembly);
            }
        }

        Throw(path, problems);
        FirmwareContext context = new(image.Main.Name.Name);
        return new FirmwareProgram(image.Main.Name.Name, context, [.. image.Assemblies.Select(context.Add)], entry ?? RunMain);
    }

    /// <summary>Keeps the host's compiler from moving code away from its lines, and variables out of a debugger's sight.</summary>
    private static void MakeDebuggable(AssemblyDefinition assembly)
    {
        Type modes = typeof(DebuggableAttribute.DebuggingModes);
        CustomAttribute attribute = new(assembly.MainModule.ImportReference(typeof(DebuggableAttribute).GetConstructor([modes])));
        attribute.ConstructorArguments.Add(new CustomAttributeArgument(
            assembly.MainModule.ImportReference(modes),
            (int)(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations)));
        assembly.CustomAttributes.Add(attribute);
    }

    private static void RunMain(Assembly assembly)
    {
        MethodInfo main = assembly.EntryPoint!;
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()], null);
    }

    private static void Throw(string path, List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new FirmwareLoadException(path, problems);
        }
    }

    /// <summary>Keeps one firmware apart from every other, with statics of its own; it goes when nobody holds the program.</summary>
    private sealed class FirmwareContext(string name) : AssemblyLoadContext(name, isCollectible: true)
    {
        public Assembly Add(AssemblyDefinition assembly)
        {
            using MemoryStream code = new();
            using MemoryStream symbols = new();
            bool hasSymbols = assembly.MainModule.HasSymbols;
            assembly.Write(code, new WriterParameters
            {
                WriteSymbols = hasSymbols,
                SymbolWriterProvider = hasSymbols ? new PortablePdbWriterProvider() : null,
                SymbolStream = hasSymbols ? symbols : null,
            });
            code.Position = 0;
            symbols.Position = 0;
            return LoadFromStream(code, hasSymbols ? symbols : null);
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(VirtualBoard).Assembly.GetName().Name
                ? typeof(VirtualBoard).Assembly
                : Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name);
    }
}
