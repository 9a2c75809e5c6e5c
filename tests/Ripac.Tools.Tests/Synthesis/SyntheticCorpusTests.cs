using Ripac.Tools.Data;
using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Tests.Synthesis;

public sealed class SyntheticCorpusTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ripac-corpus-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_is_a_corpus_that_training_can_read_and_the_same_for_the_same_seed()
    {
        IReadOnlyList<Recording> recordings = Write("one", seed: 1, "high", "low");
        Assert.Equal(2 * (2 + 4 + 3), recordings.Count);
        Assert.Equal(2 * 3, recordings.Count(r => r.Words is null)); // other words: said, not told
        recordings = [.. recordings.Where(r => r.Words is not null)];
        Assert.Equal(["one/tones/high", "one/tones/low"], recordings.Select(r => r.Speaker).Distinct());
        Assert.Equal(["apri", "chiudi"], recordings.Take(2).Select(r => Assert.Single(r.Words!)));
        Assert.All(recordings.Skip(2).Take(4), r => Assert.InRange(r.Words!.Count, 3, 7));
        Assert.All(recordings, r => Assert.InRange(r.ReadSamples().Length, 1_600 + (r.Words!.Count * 600), int.MaxValue));

        IReadOnlyList<Recording> again = Write("two", seed: 1, "high", "low");
        Assert.All(Manifest.Read(Path.Combine(_folder.FullName, "one")).Zip(again), pair => Assert.Equal(File.ReadAllBytes(pair.First.Path), File.ReadAllBytes(pair.Second.Path)));
        Assert.NotEqual(again.Select(Said), Write("three", seed: 2, "high", "low").Select(Said));
        static string Said(Recording recording) => string.Join(' ', recording.Words ?? []);
    }

    [Fact]
    public void Nothing_is_left_behind_when_a_voice_fails()
    {
        Assert.Throws<SynthesisException>(() => Write("bad", seed: 1, "high", "mute"));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void A_folder_that_exists_is_not_touched()
    {
        Write("one", seed: 1, "low");
        Assert.Contains("exists", Assert.Throws<SynthesisException>(() => Write("one", seed: 1, "low")).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Recording> Write(string name, int seed, params string[] voices)
    {
        string folder = Path.Combine(_folder.FullName, name);
        new SyntheticCorpus(["apri", "chiudi"], ["uno", "due", "tre"], 4, ["pane", "luce"], 3, seed).Write(
            [.. voices.Select(voice => new Voice(new ToneSynthesiser(), voice))], folder, _ => { }, CancellationToken.None);
        return Manifest.Read(folder);
    }
}
