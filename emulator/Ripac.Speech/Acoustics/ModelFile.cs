using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>The bytes of a model file, little-endian: a header, then sections (as in RIFF), each at most once, in any order.</summary>
/// <remarks>
/// <code>
/// 0  4  "RIPM"
/// 4  4  version
/// 8  4  length of the file
/// 12 4  CRC-32C of everything that follows
/// then each section: tag (four ASCII characters), length u32 of what follows, payload
/// </code>
/// A reader that does not know a section cannot know what it means to the others: it refuses the file and names the tag.
/// </remarks>
internal static class ModelFile
{
    private const uint Version = 3;
    private const int HeaderLength = 16;
    private const int SectionHeaderLength = 8;

    private static readonly string[] Tags = [FrontEndSection.Tag, WordSection.Tag, StateSection.Tag, EmissionSection.Tag, MixtureSection.Tag, ConfidenceSection.Tag];

    public static byte[] Write(AcousticModel model)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("RIPM"u8);
        writer.Write(Version);
        writer.Write(0L); // length and CRC: below, when they are known
        WriteSection(writer, FrontEndSection.Tag, section => FrontEndSection.Write(section, model.FrontEnd));
        WriteSection(writer, WordSection.Tag, section => WordSection.Write(section, model.Words));
        WriteSection(writer, StateSection.Tag, section => StateSection.Write(section, model));
        WriteSection(writer, EmissionSection.Tag, section => EmissionSection.Write(section, model.Emissions));
        if (model.Mixtures.Count > 0)
        {
            WriteSection(writer, MixtureSection.Tag, section => MixtureSection.Write(section, model.Mixtures));
        }

        if (model.Confidence != ConfidenceMeasure.Uncalibrated)
        {
            WriteSection(writer, ConfidenceSection.Tag, section => ConfidenceSection.Write(section, model.Confidence));
        }

        byte[] bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Crc32C(bytes.AsSpan(HeaderLength)));
        return bytes;
    }

    public static AcousticModel Read(ReadOnlySpan<byte> bytes)
    {
        CheckHeader(bytes);
        Dictionary<string, Range> sections = FindSections(bytes);

        ModelFileReader reader = Open(bytes, sections, FrontEndSection.Tag);
        FrontEndSettings frontEnd = FrontEndSection.Read(ref reader);
        reader.ExpectEnd();

        reader = Open(bytes, sections, WordSection.Tag);
        AcousticWord[] words = WordSection.Read(ref reader);
        reader.ExpectEnd();

        reader = Open(bytes, sections, StateSection.Tag);
        (StateTransitions[] transitions, ushort[] stateEmissions) = StateSection.Read(ref reader);
        reader.ExpectEnd();

        reader = Open(bytes, sections, EmissionSection.Tag);
        Emissions emissions = EmissionSection.Read(ref reader, frontEnd);
        reader.ExpectEnd();

        EmissionMixture[] mixtures = [];
        if (sections.ContainsKey(MixtureSection.Tag))
        {
            reader = Open(bytes, sections, MixtureSection.Tag);
            mixtures = MixtureSection.Read(ref reader, emissions.Count);
            reader.ExpectEnd();
        }

        ConfidenceMeasure confidence = ConfidenceMeasure.Uncalibrated;
        if (sections.ContainsKey(ConfidenceSection.Tag))
        {
            reader = Open(bytes, sections, ConfidenceSection.Tag);
            confidence = ConfidenceSection.Read(ref reader);
            reader.ExpectEnd();
        }

        WordSection.Check(words, transitions);
        ModelFormatException.Require(
            stateEmissions.All(e => e < emissions.Count || (e >= EmissionMixture.FirstNumber && e < EmissionMixture.FirstNumber + mixtures.Length)),
            "a state has an emission that is not there");
        return new AcousticModel(frontEnd, words, transitions, stateEmissions, emissions) { Mixtures = mixtures, Confidence = confidence };
    }

    /// <summary>The tag of each section of a file that was read, and how many bytes it has.</summary>
    public static IReadOnlyList<(string Tag, int Bytes)> Sections(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        return [.. FindSections(bytes).Select(section => (section.Key, section.Value.GetOffsetAndLength(length).Length))];
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes)
    {
        ModelFormatException.Require(bytes.Length >= HeaderLength, $"it has {bytes.Length} bytes, less than its header: it was cut short");
        ModelFormatException.Require(bytes.StartsWith("RIPM"u8), "it does not begin with RIPM: this is another kind of file");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        ModelFormatException.Require(
            version == Version, $"it has version {version}, this program reads version {Version}: train it again or update the program");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        ModelFormatException.Require(
            length == bytes.Length, $"its header says {length} bytes, it has {bytes.Length}: it was cut short or is damaged");
        ModelFormatException.Require(
            Crc32C(bytes[HeaderLength..]) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]), "its CRC-32 is wrong: it is damaged");
    }

    private static void WriteSection(BinaryWriter writer, string tag, Action<BinaryWriter> write)
    {
        using MemoryStream stream = new();
        using BinaryWriter section = new(stream);
        write(section);
        writer.Write(Encoding.ASCII.GetBytes(tag));
        writer.Write((uint)stream.Length);
        writer.Write(stream.ToArray());
    }

    /// <summary>Where the payload of each section stands in the file.</summary>
    private static Dictionary<string, Range> FindSections(ReadOnlySpan<byte> bytes)
    {
        Dictionary<string, Range> sections = [];
        int at = HeaderLength;
        while (at < bytes.Length)
        {
            ModelFormatException.Require(bytes.Length - at >= SectionHeaderLength, "it ends within the header of a section");
            string tag = Encoding.Latin1.GetString(bytes.Slice(at, 4));
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            at += SectionHeaderLength;
            if (!Tags.Contains(tag))
            {
                string readable = string.Concat(tag.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"[{(int)c:X2}]"));
                throw new ModelFormatException($"its section {readable} is not known to this program: update the program");
            }

            ModelFormatException.Require(length <= bytes.Length - at, $"its section {tag} says {length} bytes, {bytes.Length - at} are left");
            ModelFormatException.Require(sections.TryAdd(tag, at..(at + (int)length)), $"it has two sections {tag}");
            at += (int)length;
        }

        return sections;
    }

    private static ModelFileReader Open(ReadOnlySpan<byte> bytes, Dictionary<string, Range> sections, string tag) =>
        sections.TryGetValue(tag, out Range range)
            ? new ModelFileReader(bytes[range], tag)
            : throw new ModelFormatException($"it has no section {tag}");

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
