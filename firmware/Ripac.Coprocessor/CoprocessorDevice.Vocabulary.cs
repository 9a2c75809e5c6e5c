using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>The names of the model's words.</summary>
public sealed partial class CoprocessorDevice
{
    /// <summary>The model's words; a decision's word number is a place in it. Empty before <see cref="ReadVocabulary"/>.</summary>
    public VocabularyWord[] Vocabulary { get; private set; } = new VocabularyWord[0];

    /// <summary>Fills <see cref="Vocabulary"/>.</summary>
    public LinkStatus ReadVocabulary()
    {
        const int Limit = 512;
        VocabularyWord[] words = new VocabularyWord[0];
        int read = 0;
        do
        {
            LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset, read);
            LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset + 2, Limit);
            LinkStatus status = Request(LinkOpcode.ReadVocabulary, 4, Limit);
            if (status != LinkStatus.Ok)
            {
                return status;
            }

            if (read == 0 && _master.AnswerLength >= 4)
            {
                words = new VocabularyWord[LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset)];
            }

            int more = ReadWords(words, read);
            if (more == 0)
            {
                return Unbelievable();
            }

            read += more;
        }
        while (read < words.Length);
        Vocabulary = words;
        return LinkStatus.Ok;
    }

    /// <summary>The number of a word of <see cref="Vocabulary"/>, or -1.</summary>
    public int WordNumber(string name)
    {
        for (int i = 0; i < Vocabulary.Length; i++)
        {
            if (Vocabulary[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    // How many words the answer gave, 0 when it makes no sense.
    private int ReadWords(VocabularyWord[] words, int first)
    {
        if (_master.AnswerLength < 4
            || LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset) != words.Length
            || LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset + 2) != first)
        {
            return 0;
        }

        int count = 0;
        int end = LinkFrame.PayloadOffset + _master.AnswerLength;
        for (int i = LinkFrame.PayloadOffset + 4; i + 2 <= end && first + count < words.Length; count++)
        {
            int nameLength = _master.Response[i + 1];
            if (i + 2 + nameLength > end)
            {
                return 0;
            }

            words[first + count] = new VocabularyWord(Text(i + 2, nameLength), (LinkWordKind)_master.Response[i]);
            i += 2 + nameLength;
        }

        return count;
    }
}
