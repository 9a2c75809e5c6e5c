using System.CommandLine;
using System.Globalization;
using Ripac.VirtualDevice.Loading;

namespace Ripac.Emulator.Commands;

/// <summary><c>api</c>: how much of nanoFramework's API the virtual board has, as a document.</summary>
internal sealed class ApiCommand : ExplainedCommand
{
    private readonly Argument<DirectoryInfo> _folder = new("folder")
    {
        Description = "Where the real assemblies are (mscorlib.dll, System.Device.Spi.dll, ...), e.g. the output of a nanoFramework project",
    };

    public ApiCommand()
        : base("api", "Compares real nanoFramework assemblies with what the virtual board has, member by member, as Markdown.")
    {
        _folder.AcceptExistingOnly();
        Arguments.Add(_folder);
        SetAction(Run);
    }

    public override string Explanation =>
        """
        Counted are public and protected types, methods (accessors too) and fields. Declared: firmware can be compiled against the
        surface with it. Runs: the virtual board has something that stands in for it.

        """;

    private int Run(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        IReadOnlyList<ApiCoverage> assemblies = ApiCoverage.OfFolder(parsed.GetValue(_folder)!.FullName);
        output.WriteLine("| assembly | members | declared | run |");
        output.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (ApiCoverage assembly in assemblies)
        {
            output.WriteLine($"| {assembly.Assembly} | {assembly.Members} | {Share(assembly.Declared, assembly.Members)} | {Share(assembly.Running, assembly.Members)} |");
        }

        output.WriteLine($"| all | {assemblies.Sum(assembly => assembly.Members)} | {Share(assemblies.Sum(assembly => assembly.Declared), assemblies.Sum(assembly => assembly.Members))} | {Share(assemblies.Sum(assembly => assembly.Running), assemblies.Sum(assembly => assembly.Members))} |");
        foreach (ApiCoverage assembly in assemblies.Where(assembly => assembly.Missing.Count > 0))
        {
            output.WriteLine();
            output.WriteLine($"## Not in {assembly.Assembly}");
            output.WriteLine();
            foreach (string member in assembly.Missing)
            {
                output.WriteLine($"    {member}");
            }
        }

        return ExitCode.Met;
    }

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / Math.Max(whole, 1):0.0} %");
}
