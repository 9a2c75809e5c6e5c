using Ripac.Tools.Data;

namespace Ripac.Tools.Tests.Data;

public sealed class ManifestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ripac-manifest-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Lines_become_recordings()
    {
        Write("path\tspeaker\ttranscript\tduration_s\nwav/a.wav\tann\to two\t1.0\nwav/b.wav\t?\t\t2.0\nwav/c.wav\tnoise\t\t3.0\n");
        IReadOnlyList<Recording> recordings = Manifest.Read(_folder.FullName);
        Assert.Equal(["oh", "two"], recordings[0].Words); // the letter o is the digit oh
        Assert.EndsWith("/ann", recordings[0].Speaker, StringComparison.Ordinal);
        Assert.Null(recordings[1].Words);
        Assert.EndsWith("b.wav", recordings[1].Speaker, StringComparison.Ordinal);
        Assert.Empty(recordings[2].Words!);
    }

    [Theory]
    [InlineData("", "first line")]
    [InlineData("file\twho\n", "first line")]
    [InlineData("path\tspeaker\ttranscript\tduration_s\na.wav\tann\n", "manifest.tsv:2")]
    public void What_is_no_manifest_is_named(string text, string message)
    {
        Write(text);
        Assert.Contains(message, Assert.Throws<DataException>(() => Manifest.Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_manifest_is_named() =>
        Assert.Contains("does not exist", Assert.Throws<DataException>(() => Manifest.Read(_folder.FullName)).Message, StringComparison.Ordinal);

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder.FullName, "manifest.tsv"), text);
}
