using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ripac.VirtualDevice;

/// <summary>
/// What firmware may use, so that a change that costs too much fails a test. As a file it is JSON with these names in camel case,
/// each of them optional: <c>{ "maxInstructionsPerSecond": 400000, "maxBytesPerFrame": 0, "maxHeapBytes": 60000 }</c>.
/// </summary>
public sealed record FirmwareBudget
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Managed instructions in any second of virtual time.</summary>
    public long? MaxInstructionsPerSecond { get; init; }

    /// <summary>Work on any frame, in microseconds of virtual time at the speed of the options (<see cref="BoardStatistics.MostNanosecondsInAFrame"/>).</summary>
    public long? MaxMicrosecondsPerFrame { get; init; }

    /// <summary>Bytes allocated in any frame (<see cref="VirtualBoardOptions.FrameNanoseconds"/>).</summary>
    public long? MaxBytesPerFrame { get; init; }

    /// <summary>Bytes of the managed heap in use.</summary>
    public long? MaxHeapBytes { get; init; }

    /// <exception cref="FormatException">The file is no budget; the message says where.</exception>
    public static FirmwareBudget Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FirmwareBudget>(File.ReadAllText(path), Format) ?? throw new FormatException($"{path} is empty");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"{path} is no budget: {problem.Message}", problem);
        }
    }

    /// <summary>One line for each limit that a board's run went over, none if it kept to all.</summary>
    public IReadOnlyList<string> Check(VirtualBoard board)
    {
        BoardStatistics used = board.Statistics;
        (string What, long Used, long? Most)[] limits =
        [
            ("IL instructions in a second", used.MostInstructionsInASecond, MaxInstructionsPerSecond),
            ("microseconds of work on a frame", used.MostNanosecondsInAFrame / 1000, MaxMicrosecondsPerFrame),
            ("bytes allocated in a frame", used.MostBytesInAFrame, MaxBytesPerFrame),
            ("bytes of managed heap", MaxHeapBytes is null ? 0 : board.MeasureHeap(), MaxHeapBytes),
        ];
        return [.. limits.Where(limit => limit.Used > limit.Most).Select(limit => $"{limit.Used:N0} {limit.What}, at most {limit.Most:N0} are allowed")];
    }
}
