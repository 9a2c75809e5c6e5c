using System.Text.Json;

namespace Ripac.Tools.Flashing;

/// <summary>The versions that fit together, from <c>nanoff-config/versions.json</c>.</summary>
/// <param name="Nanoff">Of the tool.</param>
/// <param name="FirmwareVersion">Of nanoFramework's firmware; empty: the newest stable one, as the tool chooses.</param>
/// <param name="NativeAssemblies">What the packages need of the firmware, by name: version and checksum.</param>
public sealed record PinnedVersions(string Nanoff, string FirmwareVersion, IReadOnlyDictionary<string, string> NativeAssemblies)
{
    /// <summary>Where they stand, from the project's root.</summary>
    public const string Path = "nanoff-config/versions.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <exception cref="IOException">The file cannot be read, or says something else.</exception>
    public static PinnedVersions Read(string root)
    {
        try
        {
            return JsonSerializer.Deserialize<PinnedVersions>(File.ReadAllText(System.IO.Path.Combine(root, Path)), Strict)
                ?? throw new IOException($"{Path}: holds nothing");
        }
        catch (JsonException problem)
        {
            throw new IOException($"{Path}: {problem.Message}");
        }
    }
}
