namespace Ripac.Layout.Tests;

/// <summary>
/// What the projects of one room may refer to. Rooms are folders relative to the root; "x/*" is every folder below x.
/// The first rule whose room matches holds.
/// </summary>
internal sealed record RoomRule(string Room)
{
    /// <summary>Rooms that it may know: ProjectReference and NanoReference.</summary>
    public string[] Knows { get; init; } = [];

    /// <summary>Rooms whose sources it may compile as its own: Compile with a path that leaves the room.</summary>
    public string[] Compiles { get; init; } = [];

    /// <summary>Rooms whose built assemblies it may carry as content: FirmwareImage.</summary>
    public string[] Carries { get; init; } = [];

    /// <summary>Packages that it may use; "*" is any.</summary>
    public string[] Packages { get; init; } = [];
}

/// <summary>The way of the data has one direction and no room reaches back: this table says it, the tests hold it.</summary>
internal static class RoomRules
{
    private const string Surface = "emulator/surface/*";

    private static readonly string[] Voice = ["firmware/Ripac.Link", "firmware/Ripac.Coprocessor", "firmware/Ripac.Audio"];

    public static readonly RoomRule[] Table =
    [
        new(Surface) { Knows = [Surface] },

        new("firmware/Ripac.Link") { Knows = [Surface] },
        new("firmware/Ripac.Coprocessor") { Knows = [Surface, "firmware/Ripac.Link"] },
        new("firmware/Ripac.Audio") { Knows = [Surface] },
        new("firmware/Ripac.VoiceInput") { Knows = [Surface, .. Voice] },
        new("firmware/Ripac.Dialing") { Knows = [Surface] },
        new("firmware/Ripac.Display") { Knows = [Surface] },
        new("firmware/Ripac.HandsFree") { Knows = [Surface, .. Voice, "firmware/Ripac.VoiceInput", "firmware/Ripac.Dialing", "firmware/Ripac.Display"] },
        new("firmware/Ripac.VoiceSwitch") { Knows = [Surface, .. Voice, "firmware/Ripac.VoiceInput", "firmware/Ripac.Display"] },

        new("emulator/Ripac.Chip"),
        new("emulator/Ripac.Speech") { Knows = ["emulator/Ripac.Chip"] },
        new("emulator/Ripac.Module") { Knows = ["emulator/Ripac.Speech"], Compiles = ["firmware/Ripac.Link"] },
        new("emulator/Ripac.VirtualDevice") { Knows = [Surface], Packages = ["Mono.Cecil"] },
        new("emulator/Ripac.TestAdapter") { Knows = ["emulator/Ripac.VirtualDevice"], Packages = ["Microsoft.TestPlatform.ObjectModel"] },
        new("emulator/Ripac.Emulator")
        {
            Knows = ["emulator/Ripac.Module", "emulator/Ripac.VirtualDevice"],
            Compiles = ["firmware/Ripac.Display"],
            Carries = ["firmware/Ripac.HandsFree", "firmware/Ripac.VoiceSwitch"],
            Packages = ["System.CommandLine", "System.IO.Ports"],
        },
        new("host-tools/*")
        {
            Knows = ["emulator/Ripac.Module", "emulator/Ripac.Speech", "emulator/Ripac.VirtualDevice"],
            Compiles = ["emulator/Ripac.Emulator/Parts"], // how a coprocessor is soldered to a board
            Carries = ["firmware/Ripac.HandsFree", "firmware/Ripac.VoiceSwitch"],
            Packages = ["Spectre.Console", "System.CommandLine", "System.IO.Ports", "System.Numerics.Tensors"],
        },

        new("tests/nano/*") { Knows = [Surface, "firmware/*", "tests/nano/*"], Packages = ["nanoFramework.TestFramework"] },
        new("tests/*")
        {
            Knows = ["emulator/*", "host-tools/*"],
            Compiles = ["firmware/*", "tests/SharedSpeech", "tests/nano/*"], // Shared, which all tests have, is in tests/Directory.Build.props
            Carries = ["firmware/*", "tests/nano/*"],
            Packages = ["*"],
        },
    ];

    /// <summary>One sentence for each reference that the table does not allow, and for each project without a rule.</summary>
    public static IEnumerable<string> Violations(IEnumerable<ProjectFile> projects)
    {
        foreach (ProjectFile project in projects)
        {
            RoomRule? rule = Table.FirstOrDefault(rule => Matches(project.Room, rule.Room));
            if (rule is null)
            {
                yield return $"{project.Room} has no rule in RoomRules.cs: say there what it may know";
                continue;
            }

            foreach (Reference reference in project.References)
            {
                string[] allowed = reference.Kind switch
                {
                    ReferenceKind.Knows => rule.Knows,
                    ReferenceKind.Compiles => rule.Compiles,
                    ReferenceKind.Carries => rule.Carries,
                    _ => rule.Packages,
                };
                if (!allowed.Any(pattern => Matches(reference.Target, pattern)))
                {
                    yield return $"{project.Room} must not {Verb(reference.Kind)} {reference.Target}";
                }
            }
        }
    }

    private static bool Matches(string target, string pattern) =>
        pattern == "*" || (pattern.EndsWith("/*", StringComparison.Ordinal)
            ? target.StartsWith(pattern[..^1], StringComparison.Ordinal) || target == pattern[..^2] // an Include with wildcards names the folder
            : target == pattern);

    private static string Verb(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Knows => "know",
        ReferenceKind.Compiles => "compile the sources of",
        ReferenceKind.Carries => "carry",
        _ => "use the package",
    };
}
