using System.Text.RegularExpressions;

namespace Ripac.Layout.Tests;

public partial class ReadmeTests
{
    public static TheoryData<string> Rooms =>
    [
        ".", "boards", "emulator", "firmware", "host-tools", "nanoff-config", "tests", "emulator/surface",
        .. RoomRules.Table.Select(rule => rule.Room).Where(room => !room.EndsWith('*')),
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_room_has_a_README_that_says_something(string room)
    {
        string path = Path.Combine(ProjectTree.Root, room, "README.md");

        Assert.True(File.Exists(path), $"{room}/README.md is missing");
        Assert.InRange(File.ReadAllText(path).Length, 100, int.MaxValue);
    }

    [Fact]
    public void Links_in_documents_lead_to_a_file_and_a_heading_that_exist() =>
        Assert.Empty(ProjectTree.Files(".md").SelectMany(path => BrokenLinks(path, File.ReadAllText(ProjectTree.Full(path)))));

    [Theory]
    [InlineData("[a](gone.md)", "gone.md")]
    [InlineData("[a](README.md#no-such-heading)", "README.md#no-such-heading")]
    [InlineData("text [a](#nowhere) text", "#nowhere")]
    public void A_broken_link_is_found(string text, string link) =>
        Assert.Equal([$"README.md: {link}"], BrokenLinks("README.md", text));

    [Theory]
    [InlineData("[a](LICENSE)")]
    [InlineData("[a](https://example.org/anything)")]
    [InlineData("# The `first` thing, here\n[a](#the-first-thing-here)")]
    [InlineData("```\n[not](a-link)\n```")]
    public void A_good_link_passes(string text) => Assert.Empty(BrokenLinks("README.md", text));

    private static IEnumerable<string> BrokenLinks(string path, string text)
    {
        foreach (Match match in Link().Matches(Code().Replace(text, "")))
        {
            string link = match.Groups[1].Value;
            if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }

            string[] parts = link.Split('#', 2);
            string target = parts[0].Length == 0 ? ProjectTree.Full(path) : Path.Combine(Path.GetDirectoryName(ProjectTree.Full(path))!, parts[0]);
            string? document = parts[0].Length == 0 ? text : File.Exists(target) && parts.Length == 2 ? File.ReadAllText(target) : null;
            if (!Path.Exists(target) || (parts.Length == 2 && !Anchors(document ?? "").Contains(parts[1])))
            {
                yield return $"{path}: {link}";
            }
        }
    }

    /// <summary>Anchors as GitHub makes them: lower case, punctuation dropped, spaces to hyphens.</summary>
    private static HashSet<string> Anchors(string markdown) =>
        [.. Heading().Matches(markdown).Select(match => NotInAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\(<?([^)\s>]+)>?[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
