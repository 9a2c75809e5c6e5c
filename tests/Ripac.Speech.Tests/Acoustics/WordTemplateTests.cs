using CsCheck;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Tests.Acoustics;

public class WordTemplateTests
{
    private static readonly AcousticModel Model = TinyModel.Create(1);
    private static readonly byte[] Bytes = Template("luce", 5).ToBytes(Model);

    [Fact]
    public void A_template_survives_being_written_and_read()
    {
        WordTemplate template = WordTemplate.Read(Bytes, Model);
        Assert.Equal("luce", template.Name);
        Assert.Equal(Bytes, template.ToBytes(Model));
    }

    [Fact]
    public void A_model_with_templates_survives_being_written_and_read()
    {
        AcousticModel model = Model.With(Template("luce", 5)).With(Template("acqua", 3));
        AcousticModel read = AcousticModel.Read(model.ToBytes());
        Assert.Equal(model.ToBytes(), read.ToBytes());
        Assert.Equal(["one", "two", "silence", "filler-s", "luce", "acqua"], read.Words.Select(word => word.Name));
        Assert.Equal([false, false, false, false, true, true], read.Words.Select(read.IsEnrolled));
        Assert.Equal(Bytes, read.TemplateOf(read.Words[4]).ToBytes(read));
    }

    [Fact]
    public void Without_an_enrolled_word_the_model_is_as_if_it_never_had_it()
    {
        AcousticModel model = Model.With(Template("luce", 5)).With(Template("acqua", 3)).With(Template("pane", 4));
        AcousticModel expected = Model.With(Template("luce", 5)).With(Template("pane", 4));
        Assert.Equal(expected.ToBytes(), model.Without(model.Words[5]).ToBytes());
        Assert.Equal(Model.ToBytes(), Model.With(Template("luce", 5)) is var one ? one.Without(one.Words[4]).ToBytes() : []);
    }

    [Fact]
    public void A_template_costs_what_its_cheapest_component_costs()
    {
        AcousticModel model = Model.With(new WordTemplate("luce", [.. Enumerable.Repeat(new EmissionMixture([2, 7], [10, 4]), 3)]));
        byte[] costs = new byte[model.StateCount];
        short[] feature = [.. Enumerable.Range(0, model.FrontEnd.FeatureCount).Select(i => (short)(i * 7))];
        Score(model, feature, costs);
        Assert.Equal(Math.Min(255, Math.Min(costs[2] + 10, costs[7] + 4)), costs[^1]);
    }

    [Fact]
    public void A_name_that_the_model_has_is_refused() =>
        Assert.Contains("'two' already", Assert.Throws<ModelFormatException>(() => Model.With(Template("two", 3))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_template_of_another_model_is_refused() =>
        Assert.Contains(
            "another model", Assert.Throws<ModelFormatException>(() => WordTemplate.Read(Bytes, TinyModel.Create(2))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_cut_is_noticed()
    {
        for (int length = 0; length < Bytes.Length; length++)
        {
            Assert.Throws<ModelFormatException>(() => WordTemplate.Read(Bytes.AsSpan(0, length), Model));
        }
    }

    [Fact]
    public void Any_bytes_with_a_right_checksum_are_read_or_refused() =>
        Gen.Int[2, Bytes.Length - 5].Select(Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] forged = [.. Bytes];
            foreach ((int at, byte value) in changes)
            {
                forged[at] = value;
            }

            BitConverter.TryWriteBytes(forged.AsSpan(forged.Length - 4), ModelFile.Crc32C(forged.AsSpan(0, forged.Length - 4)));
            try
            {
                AcousticModel model = Model.With(WordTemplate.Read(forged, Model));
                Score(model, new short[model.FrontEnd.FeatureCount], new byte[model.StateCount]);
            }
            catch (ModelFormatException)
            {
            }
        });

    private static void Score(AcousticModel model, short[] feature, byte[] costs)
    {
        EmissionScorer scorer = model.CreateScorer();
        scorer.Write(feature);
        scorer.Flush();
        Assert.True(scorer.TryReadCosts(costs));
    }

    private static WordTemplate Template(string name, int states) =>
        new(name, [.. Enumerable.Range(0, states).Select(i => new EmissionMixture([(ushort)i, 8], [0, (byte)(30 + i)]))]);
}
