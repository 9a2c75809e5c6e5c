using System;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>
/// Words by example. <see cref="StartEnrolment"/> opens a stream; while audio is sent, <see cref="ReadEnrolment"/> tells of each utterance
/// (decisions are waiting when one has ended); then <see cref="StopListening"/> and <see cref="FinishEnrolment"/>. The template's bytes can
/// be kept and given back at the next start.
/// </summary>
public sealed partial class CoprocessorDevice
{
    /// <summary>Begins a stream at position 0, in which a word is said 1 to 3 times with silence between.</summary>
    /// <param name="name">What grammars will call it: 1 to 32 of a-z, 0-9, - and ', a letter first. BadWord: it is not, or is taken.</param>
    public LinkStatus StartEnrolment(string name)
    {
        if (name.Length == 0 || name.Length > LinkLimits.WordNameLength)
        {
            return LinkStatus.BadLength;
        }

        WriteText(name, LinkFrame.PayloadOffset);
        return StartStream(LinkOpcode.StartEnrolment, name.Length);
    }

    /// <summary>What became of the utterances so far. NotReady: nothing is being enrolled.</summary>
    public LinkStatus ReadEnrolment(EnrolmentRecord record)
    {
        LinkStatus status = Request(LinkOpcode.ReadEnrolment, 0, EnrolmentRecord.Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        return _master.AnswerLength == EnrolmentRecord.Length && record.Read(_master.Response, LinkFrame.PayloadOffset)
            && (record.Word == EnrolmentRecord.NoWord || record.Word < Vocabulary.Length)
            ? LinkStatus.Ok : Unbelievable();
    }

    /// <summary>
    /// Adds the word to the vocabulary, once the stream is stopped. Grammars are gone then, and <see cref="Vocabulary"/> is to be read
    /// again. NotReady: no utterance was accepted.
    /// </summary>
    /// <param name="word">The word's number; -1 unless Ok.</param>
    public LinkStatus FinishEnrolment(out int word) => AddWord(LinkOpcode.FinishEnrolment, 0, out word);

    /// <summary>Reads an enrolled word's template. OutOfRange: the word was not enrolled.</summary>
    /// <param name="word">The word's number.</param>
    /// <param name="template">Gets the bytes: <see cref="LinkLimits.TemplateLength"/> of them at most.</param>
    /// <param name="length">How many there are; 0 unless Ok. BadLength: the array is too short for them.</param>
    public LinkStatus ReadTemplate(int word, byte[] template, out int length)
    {
        length = 0;
        LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset, word);
        LinkStatus status = Request(LinkOpcode.ReadTemplate, 2, LinkLimits.TemplateLength);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        if (_master.AnswerLength > template.Length)
        {
            return LinkStatus.BadLength;
        }

        length = _master.AnswerLength;
        Array.Copy(_master.Response, LinkFrame.PayloadOffset, template, 0, length);
        return LinkStatus.Ok;
    }

    /// <summary>
    /// Adds a word by its template. Grammars are gone then, and <see cref="Vocabulary"/> is to be read again. BadWord: the template is
    /// damaged or of another model, or its name is taken.
    /// </summary>
    /// <param name="template">Bytes that <see cref="ReadTemplate"/> gave.</param>
    /// <param name="length">How many of them.</param>
    /// <param name="word">The word's number; -1 unless Ok.</param>
    public LinkStatus AddTemplate(byte[] template, int length, out int word)
    {
        if (length <= 0 || length > template.Length || length > LinkLimits.TemplateLength)
        {
            word = -1;
            return LinkStatus.BadLength;
        }

        Array.Copy(template, 0, _master.Request, LinkFrame.PayloadOffset, length);
        return AddWord(LinkOpcode.AddTemplate, length, out word);
    }

    /// <summary>
    /// Takes an enrolled word out of the vocabulary. Words behind it move up; grammars are gone, and <see cref="Vocabulary"/> is to be read
    /// again. OutOfRange: the word was not enrolled.
    /// </summary>
    public LinkStatus RemoveWord(int word)
    {
        LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset, word);
        return Request(LinkOpcode.RemoveWord, 2, 0);
    }

    private LinkStatus AddWord(LinkOpcode opcode, int payloadLength, out int word)
    {
        word = -1;
        LinkStatus status = Request(opcode, payloadLength, LinkLimits.MessageLength);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        if (_master.AnswerLength != 2)
        {
            return Unbelievable();
        }

        word = LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset);
        return LinkStatus.Ok;
    }
}
