using System.Collections.Concurrent;
using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>From a file to firmware that can run: read, check, instrument, retarget, load.</summary>
internal static class FirmwareLoader
{
    private static readonly ConcurrentDictionary<(string Path, bool Debuggable, bool HasMain), FirmwareBuild> Builds = new();

    /// <param name="path">The firmware's .dll.</param>
    /// <param name="debuggable">Whether a debugger is to step through it.</param>
    /// <param name="needsMain">Whether it must have a Main.</param>
    /// <exception cref="FirmwareLoadException">Names everything that stands against it.</exception>
    public static FirmwareCode Load(string path, bool debuggable, bool needsMain)
    {
        try
        {
            return Find(path, debuggable, needsMain).Take();
        }
        catch (Exception problem) when (problem is not FirmwareLoadException)
        {
            // Code that a compiler wrote passes; what stops here was damaged.
            throw new FirmwareLoadException(path, [$"the assembly is damaged ({problem.GetType().Name}: {problem.Message})"]);
        }
    }

    private static FirmwareBuild Find(string path, bool debuggable, bool needsMain)
    {
        (string, bool, bool) key = (Path.GetFullPath(path), debuggable, needsMain);
        return Builds.TryGetValue(key, out FirmwareBuild? build) && build.IsCurrent()
            ? build
            : Builds[key] = Prepare(path, debuggable, needsMain);
    }

    private static FirmwareBuild Prepare(string path, bool debuggable, bool needsMain)
    {
        using FirmwareImage image = FirmwareImage.Read(path);
        List<string> problems = [.. FirmwareCheck.Run(image)];
        if (needsMain && image.Main.EntryPoint is null)
        {
            problems.Add($"{image.Main.Name.Name} has no Main: a library, or tests, which `dotnet test` runs with Ripac.TestAdapter");
        }

        Throw(path, problems);
        List<AllocationSite> sites = [];
        FinalizerRewriter.Apply(image.Assemblies);
        foreach (AssemblyDefinition assembly in image.Assemblies)
        {
            BoardSemantics.Apply(assembly.MainModule);
            new Instrumenter(assembly.MainModule, sites).Run();
            Retargeter retargeter = new(assembly.MainModule);
            retargeter.Run();
            problems.AddRange(retargeter.Problems);
            if (debuggable)
            {
                MakeDebuggable(assembly);
            }
        }

        Throw(path, problems);
        return new FirmwareBuild(image.Main.Name.Name, image.Files, [.. image.Assemblies.Select(Write)], sites);
    }

    private static (byte[] Code, byte[] Symbols) Write(AssemblyDefinition assembly)
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
        return (code.ToArray(), symbols.ToArray());
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

    private static void Throw(string path, List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new FirmwareLoadException(path, problems);
        }
    }
}
