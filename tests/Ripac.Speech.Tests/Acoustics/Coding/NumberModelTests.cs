using CsCheck;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Acoustics.Coding;

namespace Ripac.Speech.Tests.Acoustics.Coding;

public class NumberModelTests
{
    private const int Classes = 2;

    [Fact]
    public void Numbers_of_any_size_come_back() =>
        Gen.OneOf(Gen.Int[-3, 3], Gen.SByte.Select(value => (int)value), Gen.Int[-int.MaxValue, int.MaxValue]).Array[0, 300].Sample(numbers =>
            Assert.Equal(numbers, Decode(Encode(numbers), numbers.Length)));

    [Fact]
    public void The_largest_numbers_come_back()
    {
        int[] numbers = [int.MaxValue, -int.MaxValue, 0, 1, -1, int.MaxValue];
        Assert.Equal(numbers, Decode(Encode(numbers), numbers.Length));
    }

    /// <summary>Which is what makes a carry go through many bytes.</summary>
    [Fact]
    public void Long_runs_and_sudden_changes_come_back()
    {
        int[] numbers = [.. Enumerable.Range(0, 20_000).Select(i => i % 5_000 < 4_990 ? 0 : 1 << (i % 30))];
        Assert.Equal(numbers, Decode(Encode(numbers), numbers.Length));
    }

    [Theory]
    [InlineData(new[] { 0 }, 0.01)]
    [InlineData(new[] { 0, 1 }, 1.02)]
    [InlineData(new[] { -90, -20, 7, 64 }, 2.2)] // a codebook of four values, none of them small
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 5 }, 0.58)]
    public void Few_different_numbers_cost_little_more_than_their_entropy(int[] values, double bitsEach)
    {
        Random random = new(1);
        int[] numbers = [.. Enumerable.Range(0, 40_000).Select(_ => values[random.Next(values.Length)])];
        Assert.InRange(8.0 * Encode(numbers).Length / numbers.Length, 0, bitsEach);
    }

    [Fact]
    public void Every_cut_is_noticed()
    {
        byte[] code = Encode([.. Enumerable.Range(-100, 200)]);
        for (int length = 0; length < code.Length; length++)
        {
            Assert.Throws<ModelFormatException>(() => Decode(code[..length], 200));
        }
    }

    [Fact]
    public void Bytes_that_nobody_encoded_give_some_numbers_or_an_error() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        try
        {
            Assert.Equal(50, Decode(bytes, 50).Length);
        }
        catch (ModelFormatException)
        {
        }
    });

    private static byte[] Encode(int[] numbers)
    {
        RangeEncoder encoder = new();
        Code(ref encoder, [.. numbers]);
        return encoder.Finish();
    }

    private static int[] Decode(byte[] bytes, int count)
    {
        RangeDecoder decoder = new(bytes);
        int[] numbers = new int[count];
        Code(ref decoder, numbers);
        return numbers;
    }

    private static void Code<TCoder>(ref TCoder coder, int[] numbers)
        where TCoder : IBitCoder, allows ref struct
    {
        NumberModel model = new(Classes);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = model.Code(ref coder, numbers[i], i % Classes, i == 0 ? 0 : numbers[i - 1]);
        }
    }
}
