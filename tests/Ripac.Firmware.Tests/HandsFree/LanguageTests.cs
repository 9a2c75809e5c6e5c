using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class LanguageTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree", BenchModel.ItalianBytes);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_model_with_Italian_words_is_spoken_to_in_Italian()
    {
        _bench.Hold(2000, 6000);
        _bench.Say(2200, "tre due aiuto cancella nove nove otto chiama");
        _bench.Run(8000);
        _bench.AssertLine("coprocessor: ready, 20 words");
        _bench.AssertLine("heard: tre (99 %)");
        _bench.AssertLine("help: say digits, then chiama or invio; cancella, ripeti, avvia, ferma");
        _bench.AssertDialed("3998");
    }

    [Fact]
    public void It_asks_in_Italian_too()
    {
        _bench.Hold(2000, 4000);
        _bench.Say(2200, "cinque ? cinque due");
        _bench.Hold(5000, 7000);
        _bench.Say(5200, "cinque cinque due");
        _bench.Say(7500, "si");
        _bench.Run(9000);
        _bench.AssertLine("confirm: 552, si or no?");
        _bench.AssertDialed("552");
    }
}
