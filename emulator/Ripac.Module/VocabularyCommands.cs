using System.Text;
using Ripac.Link;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Module;

/// <summary>The commands about what can be heard: the model, the words in it, and the grammars of them.</summary>
internal sealed class VocabularyCommands(
    PagedTables tables, ModuleTiming timing, Func<AcousticModel, Grammar, IRecogniser> createRecogniser)
{
    // One for each grammar slot.
    private readonly IRecogniser?[] _recognisers = new IRecogniser?[LinkLimits.GrammarSlots];

    /// <summary>Null until one is loaded.</summary>
    public AcousticModel? Model { get; private set; }

    /// <summary>Of the model as it was loaded, without the words that were added since; 0 without a model.</summary>
    public int ModelCrc { get; private set; }

    /// <summary>Bit n: a grammar is in slot n.</summary>
    public int Grammars => _recognisers.Select((recogniser, slot) => recogniser is null ? 0 : 1 << slot).Sum();

    /// <summary>What listens by the grammar in a slot, or null.</summary>
    public IRecogniser? Recogniser(int slot) => _recognisers[slot];

    /// <summary>The same model with other words. Grammars of the words before are gone.</summary>
    public void Use(AcousticModel? model)
    {
        Model = model;
        Array.Clear(_recognisers);
    }

    public void Clear()
    {
        Use(null);
        ModelCrc = 0;
    }

    public Answer LoadModel(byte[] request, byte[] response)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset + 4);
        if (count is 0 or > LinkLimits.ModelLength || !tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        byte[] bytes = new byte[count];
        tables.Read(address, bytes);
        AcousticModel model;
        try
        {
            model = AcousticModel.Read(bytes);
        }
        catch (ModelFormatException error)
        {
            return Answer.Refuse(LinkStatus.BadModel, error.Message, response, count * timing.ModelByte);
        }

        Use(model);
        ModelCrc = Crc16.Compute(bytes, 0, count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, model.Words.Count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset + 2, ModelCrc);
        return new(LinkStatus.Ok, 4, count * timing.ModelByte);
    }

    public Answer ReadVocabulary(byte[] request, byte[] response)
    {
        IReadOnlyList<AcousticWord> words = Model!.Words;
        int first = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset);
        int limit = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset + 2);
        if (first > words.Count || limit is < 6 + LinkLimits.WordNameLength or > LinkFrame.MaximumPayload)
        {
            return new(LinkStatus.OutOfRange);
        }

        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, words.Count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset + 2, first);
        int length = 4;
        foreach (AcousticWord word in words.Skip(first))
        {
            int letters = Math.Min(word.Name.Length, LinkLimits.WordNameLength);
            if (length + 2 + letters > limit)
            {
                break;
            }

            response[LinkFrame.PayloadOffset + length] = (byte)word.Kind;
            response[LinkFrame.PayloadOffset + length + 1] = (byte)letters;
            Encoding.ASCII.GetBytes(word.Name, 0, letters, response, LinkFrame.PayloadOffset + length + 2);
            length += 2 + letters;
        }

        return new(LinkStatus.Ok, length);
    }

    public Answer LoadGrammar(byte[] request, byte[] response)
    {
        int slot = request[LinkFrame.PayloadOffset];
        if (slot >= LinkLimits.GrammarSlots)
        {
            return new(LinkStatus.OutOfRange);
        }

        int length = LinkFrame.PayloadLength(request);
        long work = length * timing.GrammarByte;
        ReadOnlySpan<byte> text = request.AsSpan(LinkFrame.PayloadOffset + 1, length - 1);
        if (!Ascii.IsValid(text))
        {
            return Answer.Refuse(LinkStatus.BadGrammar, "the text is not ASCII", response, work);
        }

        try
        {
            Grammar grammar = Grammar.Parse(Encoding.ASCII.GetString(text), [.. Model!.Words.Select(word => word.Name)]);
            _recognisers[slot] = createRecogniser(Model, grammar);
        }
        catch (GrammarException error)
        {
            return Answer.Refuse(LinkStatus.BadGrammar, error.Message, response, work);
        }

        return new(LinkStatus.Ok, 0, work);
    }
}
