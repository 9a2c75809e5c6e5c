namespace Ripac.Speech.Acoustics;

/// <summary>
/// The emission of a template's state: its reference frame, as the few emissions of the model that were likely in it (a tied mixture,
/// the best component standing for their sum; posteriorgrams as templates: Hazen, Shen and White, "Query-by-example spoken term
/// detection using phonetic posteriorgram templates", 2009).
/// </summary>
public sealed class EmissionMixture
{
    /// <summary>A mixture has 1 to this many components.</summary>
    public const int MaximumSize = 8;

    /// <summary>A state's emission from this number on is a mixture: that many less is its place in <see cref="AcousticModel.Mixtures"/>.</summary>
    public const ushort FirstNumber = 0x8000;

    private readonly ushort[] _emissions;
    private readonly byte[] _costs;

    /// <param name="emissions">Emissions of the model, each once.</param>
    /// <param name="costs">For each -8 ln of its part in the reference frame.</param>
    public EmissionMixture(ushort[] emissions, byte[] costs)
    {
        _emissions = emissions;
        _costs = costs;
    }

    /// <summary>The emissions of which it is made.</summary>
    public ReadOnlySpan<ushort> Emissions => _emissions;

    /// <summary>For each -8 ln of its part in the reference frame.</summary>
    public ReadOnlySpan<byte> Costs => _costs;

    /// <summary>Its cost in a frame: the least of components' costs and emissions' costs together, 255 at most.</summary>
    /// <param name="emissionCosts">The cost of every emission of the model in the frame.</param>
    public byte CostOf(ReadOnlySpan<byte> emissionCosts)
    {
        int least = 255;
        for (int i = 0; i < _emissions.Length; i++)
        {
            least = Math.Min(least, _costs[i] + emissionCosts[_emissions[i]]);
        }

        return (byte)least;
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write((byte)_emissions.Length);
        for (int i = 0; i < _emissions.Length; i++)
        {
            writer.Write(_emissions[i]);
            writer.Write(_costs[i]);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="count">Emissions that the model has.</param>
    internal static EmissionMixture Read(ref ModelFileReader reader, int count)
    {
        int size = reader.Byte("a mixture's size", 1, MaximumSize);
        ushort[] emissions = new ushort[size];
        byte[] costs = new byte[size];
        for (int i = 0; i < size; i++)
        {
            emissions[i] = (ushort)reader.UInt16("a mixture's emission", 0, count - 1);
            costs[i] = (byte)reader.Byte("a mixture's cost", 0, 255);
        }

        return new EmissionMixture(emissions, costs);
    }
}
