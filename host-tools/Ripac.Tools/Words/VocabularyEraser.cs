using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;

namespace Ripac.Tools.Words;

/// <summary>Takes the words out of a model, so that others can take their place: silence and fillers stay.</summary>
internal static class VocabularyEraser
{
    /// <summary>The model with silence and fillers only. It is no model that can be written: it needs words.</summary>
    /// <exception cref="DataException">The model's emissions are no network.</exception>
    public static AcousticModel Erase(AcousticModel model)
    {
        NetworkEmissions network = HiddenLayers.NetworkOf(model);
        AcousticWord[] kept = [.. model.Words.Where(word => word.Kind != WordKind.Word)];
        int[] states = [.. kept.SelectMany(word => Enumerable.Range(word.FirstState, word.StateCount))];
        ushort[] rows = [.. states.Select(state => model.StateEmissions[state]).Distinct().Order()];
        NetworkLayer last = network.Layers[^1];
        NetworkLayer smaller = new(
            last.Inputs,
            [.. rows.SelectMany(row => last.Weights.AsSpan(row * last.Inputs, last.Inputs).ToArray())],
            [.. rows.Select(row => last.Biases[row])],
            [.. rows.Select(row => last.Shifts[row])]);
        return model with
        {
            Words = [.. kept.Select((word, i) => word with { FirstState = kept[..i].Sum(before => before.StateCount) })],
            Transitions = [.. states.Select(state => model.Transitions[state])],
            StateEmissions = [.. states.Select(state => (ushort)Array.IndexOf(rows, model.StateEmissions[state]))],
            Emissions = new NetworkEmissions([.. network.Layers.SkipLast(1), smaller]),
            Mixtures = [],
        };
    }
}
