using System.Buffers.Binary;
using System.Text;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// A word by example: a row of reference frames, each the state of a word model, with which dynamic time warping is a search like that
/// of any other word. It refers to the emissions of the model with which it was made, and is of no use with another.
/// </summary>
/// <remarks>
/// As bytes (<see cref="ToBytes"/>), little-endian:
/// <code>
/// 0  2  "WT"
/// 2  4  CRC-32C of the model's emissions (section EMIS)
/// 6  1  length of the name
/// 7     name, ASCII
///    1  states
///       each state: components u8, then for each: emission u16, cost u8
///    4  CRC-32C of everything before it
/// </code>
/// </remarks>
/// <param name="name">The word as a grammar writes it.</param>
/// <param name="states">3 to 255 states, each for <see cref="FramesPerState"/> frames as it was said.</param>
public sealed class WordTemplate(string name, IReadOnlyList<EmissionMixture> states)
{
    /// <summary>Frames that a state stands for: 30 ms.</summary>
    public const int FramesPerState = 3;

    /// <summary>Bytes of the longest template: 2 s of speech and a name of 32 bytes.</summary>
    public const int MaximumBytes = 2048;

    private const int SmallestStates = 3;
    private const int TrailerLength = 4;

    // A word may be said at any slower pace, and up to six times as fast; either costs something in each frame.
    private static readonly StateTransitions Inner = new(Self: 4, Next: 0, Skip: 4);
    private static readonly StateTransitions LastTwo = Inner with { Skip = AcousticModel.NotAllowed };

    /// <summary>The word as a grammar writes it.</summary>
    public string Name { get; } = name;

    /// <summary>The emission of each state.</summary>
    public IReadOnlyList<EmissionMixture> States { get; } = states;

    internal IEnumerable<StateTransitions> Transitions => States.Select((_, state) => state < States.Count - 2 ? Inner : LastTwo);

    /// <summary>The template as bytes, to be kept and to go over the link.</summary>
    /// <param name="model">The model with which it was made.</param>
    public byte[] ToBytes(AcousticModel model)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("WT"u8);
        writer.Write(model.EmissionsCrc);
        byte[] name = Encoding.ASCII.GetBytes(Name);
        writer.Write((byte)name.Length);
        writer.Write(name);
        writer.Write((byte)States.Count);
        foreach (EmissionMixture state in States)
        {
            state.Write(writer);
        }

        writer.Write(ModelFile.Crc32C(stream.ToArray()));
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="model">The model with which it is to be used.</param>
    /// <exception cref="ModelFormatException">The bytes are no template, are damaged, or were made with another model.</exception>
    public static WordTemplate Read(ReadOnlySpan<byte> bytes, AcousticModel model)
    {
        ModelFormatException.Require(bytes.StartsWith("WT"u8), "this is no word template");
        ModelFormatException.Require(
            bytes.Length >= 2 + TrailerLength
                && ModelFile.Crc32C(bytes[..^TrailerLength]) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[^TrailerLength..]),
            "the template's CRC-32 is wrong: it is damaged");
        ModelFileReader reader = new(bytes[2..^TrailerLength], "WT");
        ModelFormatException.Require(
            (uint)reader.Int32("the model's CRC") == model.EmissionsCrc, "the template was made with another model: enrol the word again");
        string name = reader.Text(reader.Byte("the name's length", 1, AcousticWord.LongestName));
        ModelFormatException.Require(AcousticWord.IsName(name), "the template's name is none");
        EmissionMixture[] states = new EmissionMixture[reader.Byte("states", SmallestStates, 255)];
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = EmissionMixture.Read(ref reader, model.Emissions.Count);
        }

        reader.ExpectEnd();
        return new WordTemplate(name, states);
    }
}
