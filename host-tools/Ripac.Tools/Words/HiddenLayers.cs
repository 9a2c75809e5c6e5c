using System.Runtime.Intrinsics.X86;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Words;

/// <summary>The front end and the hidden layers of a model, which stay as they are when words are added.</summary>
internal sealed class HiddenLayers
{
    private readonly FrontEndSettings _frontEnd;
    private readonly NetworkEmissions _network;
    private readonly int _silence;

    /// <exception cref="DataException">The model's emissions are no network.</exception>
    public HiddenLayers(AcousticModel model)
    {
        _frontEnd = model.FrontEnd;
        _network = NetworkOf(model);
        _silence = model.StateEmissions[model.Words.First(word => word.Kind == WordKind.Silence).FirstState];
    }

    /// <summary>Numbers that go into the last layer.</summary>
    public int Width => _network.Layers[^1].Inputs;

    /// <summary>The network of a model.</summary>
    /// <exception cref="DataException">The model's emissions are no network.</exception>
    public static NetworkEmissions NetworkOf(AcousticModel model) => model.Emissions as NetworkEmissions
        ?? throw new DataException($"words can be added to a network only, and the model has a {model.Emissions.Shape}; train a network");

    /// <summary>A recording with the target of each of its frames.</summary>
    public OutputExamples Examples(short[] samples, int[] targets)
    {
        FrontEnd frontEnd = new(_frontEnd);
        NetworkScorer scorer = new(_network.Layers, ReadOnlyMemory<ushort>.Empty, Avx2.IsSupported);
        frontEnd.Write(samples);
        frontEnd.Flush();
        int frames = targets.Length;
        OutputExamples examples = new(Width, new short[frames * Width], new float[frames], new float[frames], targets);
        int frame = 0;
        short[] feature = new short[frontEnd.FeatureCount];
        while (frontEnd.TryReadFrame(feature))
        {
            scorer.Write(feature);
            Read();
        }

        scorer.Flush();
        Read();
        return examples;

        void Read()
        {
            while (frame < frames && scorer.TryRead(out ReadOnlySpan<short> outputs))
            {
                scorer.LastInputs.CopyTo(examples.Inputs.AsSpan(frame * Width));
                examples.Others[frame] = LogSum(outputs);
                examples.Silence[frame] = (float)outputs[_silence] / AcousticModel.CostsPerNat;
                frame++;
            }
        }
    }

    private static float LogSum(ReadOnlySpan<short> outputs)
    {
        int best = short.MinValue;
        foreach (short output in outputs)
        {
            best = Math.Max(best, output);
        }

        float sum = 0;
        foreach (short output in outputs)
        {
            sum += MathF.Exp((float)(output - best) / AcousticModel.CostsPerNat);
        }

        return ((float)best / AcousticModel.CostsPerNat) + MathF.Log(sum);
    }
}
