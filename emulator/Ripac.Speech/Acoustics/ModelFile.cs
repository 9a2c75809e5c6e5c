using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>The bytes of a model file, little-endian.</summary>
/// <remarks>
/// <code>
/// 0  4  "RIPM"
/// 4  2  version
/// 6  2  0
/// 8  4  length of the file
/// 12 4  CRC-32C of everything that follows
/// front end    bands u8, context u8, stride u8, 0 u8, lowest Hz u16, highest Hz u16, prior mean i16[bands]
/// words        count u16; each: kind u8, name length u8, name UTF-8, first state u16, state count u16
/// states       count u16; each: emission u16, self u8, next u8, skip u8
/// network      layers u8; each: inputs u16, outputs u16, biases i32[outputs], shifts u8[outputs], weights i8[outputs][inputs]
/// </code>
/// </remarks>
internal static class ModelFile
{
    private const ushort Version = 1;
    private const int HeaderLength = 16;
    private const int MaximumWords = 1024;
    private const int MaximumStates = 8192;
    private const int MaximumLayers = 8;
    private const int MaximumShift = 24;

    public static byte[] Write(AcousticModel model)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("RIPM"u8);
        writer.Write((uint)Version);
        writer.Write(0L); // length and CRC: below, when they are known
        WriteFrontEnd(writer, model.FrontEnd);
        WriteWords(writer, model.Words);
        writer.Write((ushort)model.StateCount);
        for (int state = 0; state < model.StateCount; state++)
        {
            StateTransitions transitions = model.Transitions[state];
            writer.Write(model.Emissions[state]);
            writer.Write(transitions.Self);
            writer.Write(transitions.Next);
            writer.Write(transitions.Skip);
        }

        WriteNetwork(writer, model.Layers);
        byte[] bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Crc32C(bytes.AsSpan(HeaderLength)));
        return bytes;
    }

    public static AcousticModel Read(ReadOnlySpan<byte> bytes)
    {
        CheckHeader(bytes);
        ModelFileReader reader = new(bytes[HeaderLength..]);
        FrontEndSettings frontEnd = ReadFrontEnd(ref reader);
        AcousticWord[] words = ReadWords(ref reader);
        (StateTransitions[] transitions, ushort[] emissions) = ReadStates(ref reader);
        EmissionLayer[] layers = ReadNetwork(ref reader, frontEnd.FeatureCount);
        reader.ExpectEnd();
        CheckWords(words, transitions);
        Check(emissions.Max() < layers[^1].Outputs, "a state's emission is no output of the network");
        return new AcousticModel(frontEnd, words, transitions, emissions, layers);
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes)
    {
        Check(bytes.Length >= HeaderLength, $"it has {bytes.Length} bytes, less than its header: it was cut short");
        Check(bytes.StartsWith("RIPM"u8), "it does not begin with RIPM: this is another kind of file");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        Check(version == Version, $"it has version {version}, this program reads version {Version}: train it again or update the program");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        Check(length == bytes.Length, $"its header says {length} bytes, it has {bytes.Length}: it was cut short or is damaged");
        Check(Crc32C(bytes[HeaderLength..]) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]), "its CRC-32 is wrong: it is damaged");
    }

    private static void WriteFrontEnd(BinaryWriter writer, FrontEndSettings settings)
    {
        writer.Write((byte)settings.Bands);
        writer.Write((byte)settings.Context);
        writer.Write((byte)settings.Stride);
        writer.Write((byte)0);
        writer.Write((ushort)settings.LowestHz);
        writer.Write((ushort)settings.HighestHz);
        foreach (short mean in settings.PriorMean)
        {
            writer.Write(mean);
        }
    }

    private static FrontEndSettings ReadFrontEnd(ref ModelFileReader reader)
    {
        int bands = reader.Byte("mel bands", 8, 32);
        int context = reader.Byte("context", 0, 10);
        int stride = reader.Byte("stride", 1, 4);
        reader.Byte("padding", 0, 0);
        int lowest = reader.UInt16("lowest frequency", 0, 1_000);
        int highest = reader.UInt16("highest frequency", 2_000, FrontEndSettings.SampleRate / 2);
        short[] mean = new short[bands];
        for (int band = 0; band < bands; band++)
        {
            mean[band] = (short)reader.UInt16("prior mean", 0, 16_383);
        }

        return new FrontEndSettings(bands, lowest, highest, context, stride, mean);
    }

    private static void WriteWords(BinaryWriter writer, IReadOnlyList<AcousticWord> words)
    {
        writer.Write((ushort)words.Count);
        foreach (AcousticWord word in words)
        {
            byte[] name = Encoding.UTF8.GetBytes(word.Name);
            writer.Write((byte)word.Kind);
            writer.Write((byte)name.Length);
            writer.Write(name);
            writer.Write((ushort)word.FirstState);
            writer.Write((ushort)word.StateCount);
        }
    }

    private static AcousticWord[] ReadWords(ref ModelFileReader reader)
    {
        AcousticWord[] words = new AcousticWord[reader.UInt16("words", 1, MaximumWords)];
        for (int i = 0; i < words.Length; i++)
        {
            WordKind kind = (WordKind)reader.Byte("a word's kind", 0, (int)WordKind.Filler);
            int nameLength = reader.Byte("a word's name length", 1, 64);
            string name = reader.Text(nameLength);
            words[i] = new AcousticWord(name, kind, reader.UInt16("a word's first state", 0, MaximumStates), reader.UInt16("a word's states", 1, 255));
        }

        return words;
    }

    private static void CheckWords(AcousticWord[] words, StateTransitions[] transitions)
    {
        Check(words.Any(word => word.Kind == WordKind.Word), "it has no words");
        Check(words.DistinctBy(word => word.Name).Count() == words.Length, "two of its words have one name");
        int next = 0;
        foreach (AcousticWord word in words)
        {
            Check(word.FirstState == next && word.FirstState + word.StateCount <= transitions.Length, $"the states of '{word.Name}' are not where they should be");
            next += word.StateCount;
            for (int state = 1; state <= Math.Min(2, word.StateCount); state++)
            {
                Check(transitions[next - state].Skip == AcousticModel.NotAllowed, $"'{word.Name}' could be left by a skip");
            }
        }

        Check(next == transitions.Length, "it has states that belong to no word");
    }

    private static (StateTransitions[] Transitions, ushort[] Emissions) ReadStates(ref ModelFileReader reader)
    {
        int count = reader.UInt16("states", 1, MaximumStates);
        StateTransitions[] transitions = new StateTransitions[count];
        ushort[] emissions = new ushort[count];
        for (int state = 0; state < count; state++)
        {
            emissions[state] = (ushort)reader.UInt16("a state's emission", 0, AcousticModel.MaximumLayerSize - 1);
            transitions[state] = new StateTransitions(
                (byte)reader.Byte("a self cost", 0, 255), (byte)reader.Byte("a next cost", 0, 254), (byte)reader.Byte("a skip cost", 0, 255));
        }

        return (transitions, emissions);
    }

    private static void WriteNetwork(BinaryWriter writer, IReadOnlyList<EmissionLayer> layers)
    {
        writer.Write((byte)layers.Count);
        foreach (EmissionLayer layer in layers)
        {
            writer.Write((ushort)layer.Inputs);
            writer.Write((ushort)layer.Outputs);
            foreach (int bias in layer.Biases)
            {
                writer.Write(bias);
            }

            writer.Write(layer.Shifts);
            foreach (sbyte weight in layer.Weights)
            {
                writer.Write(weight);
            }
        }
    }

    private static EmissionLayer[] ReadNetwork(ref ModelFileReader reader, int features)
    {
        EmissionLayer[] layers = new EmissionLayer[reader.Byte("layers", 1, MaximumLayers)];
        int expected = features;
        for (int i = 0; i < layers.Length; i++)
        {
            int inputs = reader.UInt16("a layer's inputs", expected, expected);
            int outputs = reader.UInt16("a layer's outputs", 1, AcousticModel.MaximumLayerSize);
            int[] biases = new int[outputs];
            byte[] shifts = new byte[outputs];
            for (int o = 0; o < outputs; o++)
            {
                biases[o] = reader.Int32("a bias");
            }

            for (int o = 0; o < outputs; o++)
            {
                shifts[o] = (byte)reader.Byte("a shift", 0, MaximumShift);
            }

            sbyte[] weights = reader.SBytes(inputs * outputs);
            layers[i] = new EmissionLayer(inputs, weights, biases, shifts);
            CheckSumsFit(layers[i]);
            expected = outputs;
        }

        return layers;
    }

    /// <summary>No input may make a sum overflow: the scorer adds without checking.</summary>
    private static void CheckSumsFit(EmissionLayer layer)
    {
        for (int o = 0; o < layer.Outputs; o++)
        {
            long largest = Math.Abs((long)layer.Biases[o]);
            foreach (sbyte weight in layer.Weights.AsSpan(o * layer.Inputs, layer.Inputs))
            {
                largest += Math.Abs((int)weight) * 32_768L;
            }

            Check(largest <= int.MaxValue, "the weights of the network are too large");
        }
    }

    private static void Check(bool condition, string problem)
    {
        if (!condition)
        {
            throw new ModelFormatException($"the model cannot be used: {problem}");
        }
    }

    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
