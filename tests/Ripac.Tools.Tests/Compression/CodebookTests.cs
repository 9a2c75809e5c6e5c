using CsCheck;
using Ripac.Tools.Compression;

namespace Ripac.Tools.Tests.Compression;

public class CodebookTests
{
    [Fact]
    public void Values_that_are_few_are_found() =>
        Assert.Equal([-90, -7, 0, 33], Codebook.Of([.. Enumerable.Range(0, 400).Select(i => new double[] { 33, -90, 0, -7 }[i % 4])], 4));

    [Fact]
    public void The_nearest_value_is_nearest() =>
        Gen.Select(Gen.SByte.Array[1, 20], Gen.Double[-200, 200]).Sample((some, weight) =>
        {
            sbyte[] values = [.. some.Distinct().Order()];
            Assert.Equal(values.Min(value => Math.Abs(value - weight)), Math.Abs(Codebook.Nearest(values, weight) - weight));
        });

    [Fact]
    public void More_values_than_there_are_weights_do_no_harm() =>
        Assert.Equal([3], Codebook.Of([3, 3, 3], 16));
}
