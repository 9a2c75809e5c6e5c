using System.Text;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Section WORD: count u16; each: kind u8, name length u8, name UTF-8, first state u16, state count u16.
/// </summary>
internal static class WordSection
{
    public const string Tag = "WORD";

    /// <summary>No model has more words.</summary>
    public const int MaximumWords = 1024;

    public static void Write(BinaryWriter writer, IReadOnlyList<AcousticWord> words)
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

    public static AcousticWord[] Read(ref ModelFileReader reader)
    {
        AcousticWord[] words = new AcousticWord[reader.UInt16("words", 1, MaximumWords)];
        for (int i = 0; i < words.Length; i++)
        {
            WordKind kind = (WordKind)reader.Byte("a word's kind", 0, (int)WordKind.Filler);
            int nameLength = reader.Byte("a word's name length", 1, 64);
            string name = reader.Text(nameLength);
            words[i] = new AcousticWord(name, kind, reader.UInt16("a word's first state", 0, StateSection.MaximumStates), reader.UInt16("a word's states", 1, 255));
        }

        return words;
    }

    /// <summary>The words' states are those that there are, and only a word's end leads out of it.</summary>
    public static void Check(AcousticWord[] words, StateTransitions[] transitions)
    {
        ModelFormatException.Require(words.Any(word => word.Kind == WordKind.Word), "it has no words");
        ModelFormatException.Require(words.DistinctBy(word => word.Name).Count() == words.Length, "two of its words have one name");
        int next = 0;
        foreach (AcousticWord word in words)
        {
            ModelFormatException.Require(word.FirstState == next && word.FirstState + word.StateCount <= transitions.Length, $"the states of '{word.Name}' are not where they should be");
            next += word.StateCount;
            for (int state = 1; state <= Math.Min(2, word.StateCount); state++)
            {
                ModelFormatException.Require(transitions[next - state].Skip == AcousticModel.NotAllowed, $"'{word.Name}' could be left by a skip");
            }
        }

        ModelFormatException.Require(next == transitions.Length, "it has states that belong to no word");
    }
}
