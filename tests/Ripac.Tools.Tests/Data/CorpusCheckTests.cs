using Ripac.Speech.Audio;
using Ripac.Tests;
using Ripac.Tools.Data;

namespace Ripac.Tools.Tests.Data;

public sealed class CorpusCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ripac-corpus-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_good_corpus_is_counted()
    {
        Sound("a.wav", 8_000);
        Sound("b.wav", 4_000);
        Manifest("a.wav\tann\tone two\t1.0", "b.wav\tann\t\t0.5");
        CorpusCheck check = Check();
        Assert.Empty(check.Problems);
        Assert.Equal((2, 1), (check.Recordings, check.Speakers));
        Assert.Equal(1.5 / 3_600, check.Hours, 1e-9);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        Sound("a.wav", 8_000);
        File.WriteAllText(Path.Combine(_folder.FullName, "text.wav"), "this is no sound");
        Manifest("a.wav\tann\tone xylophone\t1.0", "missing.wav\tann\tone\t1.0", "text.wav\tann\tone\t1.0", "a.wav\tann\ttwo\t1.0");
        string[] problems = [.. Check().Problems];
        Assert.Equal(4, problems.Length);
        foreach (string part in new[] { "missing.wav", "text.wav", "2 lines", "'xylophone'" })
        {
            Assert.Contains(problems, problem => problem.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_manifest_that_is_none_is_a_problem() => Assert.Contains("first line", Assert.Single(CheckOf("nonsense\n").Problems), StringComparison.Ordinal);

    [Fact]
    public void Known_corpora_say_where_they_come_from()
    {
        Assert.Distinct(KnownCorpus.All.Select(corpus => corpus.Folder));
        Assert.All(KnownCorpus.All, corpus => Assert.True(Uri.TryCreate(corpus.Source, UriKind.Absolute, out Uri? source) && source.Scheme is "http" or "https"));
    }

    [SkippableFact]
    public void The_shared_data_are_known_and_good()
    {
        string data = SharedData.Require("");
        CorpusCheck check = CorpusCheck.Of(Path.Combine(data, "yesno"), Lexicon.Load(), CancellationToken.None);
        Assert.Empty(check.Problems);
        Assert.Equal(60, check.Recordings);
        Assert.All(KnownCorpus.All, corpus => Assert.True(Directory.Exists(Path.Combine(data, corpus.Folder)), corpus.Folder));
    }

    private CorpusCheck CheckOf(string manifest)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "manifest.tsv"), manifest);
        return Check();
    }

    private CorpusCheck Check() => CorpusCheck.Of(_folder.FullName, Lexicon.Load(), CancellationToken.None);

    private void Manifest(params string[] lines) => File.WriteAllText(
        Path.Combine(_folder.FullName, "manifest.tsv"), $"path\tspeaker\ttranscript\tduration_s\n{string.Join('\n', lines)}\n");

    private void Sound(string name, int samples)
    {
        using FileStream file = File.Create(Path.Combine(_folder.FullName, name));
        WavWriter.Write(file, new short[samples]);
    }
}
