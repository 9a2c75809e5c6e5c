using Ripac.Speech.Acoustics;
using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public class VectorQuantizerTests
{
    [Fact]
    public void Codewords_stand_in_the_middle_of_the_heaps()
    {
        (int X, int Y)[] heaps = [(-80, -60), (-70, 50), (60, -40), (90, 90)];
        Random random = new(1);
        short[] frames = [.. Enumerable.Range(0, 400).SelectMany(i => new[]
        {
            (short)(heaps[i % 4].X + random.Next(-5, 6)), (short)random.Next(-127, 128), (short)(heaps[i % 4].Y + random.Next(-5, 6)),
        })];
        CepstralExamples examples = new(new CepstralScale(24, new short[3], [1, 1, 1]), frames, new ushort[400]);
        Codebook codebook = VectorQuantizer.MakeCodebook(examples, [0, 2], 4, CancellationToken.None);
        Assert.All(heaps, heap => Assert.Contains(
            codebook.Codewords.Chunk(2), codeword => Math.Abs(codeword[0] - heap.X) <= 2 && Math.Abs(codeword[1] - heap.Y) <= 2));
        byte[] symbols = VectorQuantizer.Symbols(codebook, examples, CancellationToken.None);
        Assert.Equal(4, symbols.Select((symbol, i) => (symbol, i % 4)).Distinct().Count());
    }
}
