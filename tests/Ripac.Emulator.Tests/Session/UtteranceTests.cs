using System.Text;
using Ripac.Emulator.Session;
using Ripac.Tests;

namespace Ripac.Emulator.Tests.Session;

public sealed class UtteranceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_that_are_numbers_are_taken_with_oh_as_0()
    {
        string path = Manifest("a.wav\tx\tfive oh zero nine\t2", "b.wav\tx\tgo five six seven\t2", "c.wav\tx\tone two\t1", "d.wav\tx\t?\t1");

        Assert.Equal([new Utterance(_folder.File("a.wav"), "5009")], Utterance.ReadManifest(path, 3, 15));
    }

    [Fact]
    public void A_manifest_without_numbers_is_refused()
    {
        string path = Manifest("b.wav\tx\thello\t2", "a line that is no row");

        Assert.Contains("no row", Assert.Throws<InputException>(() => Utterance.ReadManifest(path, 3, 15)).Message);
    }

    private string Manifest(params string[] rows) =>
        _folder.Write("manifest.tsv", Encoding.UTF8.GetBytes(string.Join('\n', ["path\tspeaker\ttranscript\tduration_s", .. rows, ""])));
}
