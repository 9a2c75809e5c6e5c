using System.Text;
using Ripac.Link;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Templates;

namespace Ripac.Module;

/// <summary>The commands about words by example: an enrolment that listens, and templates that the master keeps.</summary>
internal sealed class EnrolmentCommands(VocabularyCommands vocabulary, ListeningCommands listening, ModuleTiming timing)
{
    private EnrolmentStream? _enrolment;

    /// <summary>The one that began, finished or not, is forgotten: it was made for the words that there were.</summary>
    public void Clear() => _enrolment = null;

    public Answer Start(byte[] request, byte[] response)
    {
        try
        {
            Enrolment enrolment = new(
                vocabulary.Model!, Encoding.Latin1.GetString(request, LinkFrame.PayloadOffset, LinkFrame.PayloadLength(request)));
            _enrolment = new EnrolmentStream(vocabulary.Model!, enrolment);
        }
        catch (ModelFormatException error)
        {
            return Answer.Refuse(LinkStatus.BadWord, error.Message, response, 0);
        }

        listening.Begin(_enrolment);
        return new(LinkStatus.Ok);
    }

    public Answer Read(byte[] response)
    {
        if (_enrolment is not { Last: TakeReport last })
        {
            return new(LinkStatus.NotReady);
        }

        new EnrolmentRecord
        {
            Outcome = (LinkTakeOutcome)last.Outcome,
            Accepted = _enrolment.Enrolment.Accepted,
            Utterances = Math.Min(_enrolment.Utterances, ushort.MaxValue),
            Word = last.Word < 0 ? EnrolmentRecord.NoWord : last.Word,
            Distance = last.Distance < 0 ? EnrolmentRecord.NoDistance : Math.Min(last.Distance, EnrolmentRecord.NoDistance - 1),
            StartSample = (int)_enrolment.LastStart,
        }.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, EnrolmentRecord.Length);
    }

    public Answer Finish(byte[] response)
    {
        if (_enrolment is not { Enrolment: { Accepted: > 0 } enrolment })
        {
            return new(LinkStatus.NotReady);
        }

        return AddWord(response, _ => enrolment.Build());
    }

    public Answer ReadTemplate(byte[] request, byte[] response)
    {
        if (EnrolledWord(request) is not AcousticWord word)
        {
            return new(LinkStatus.OutOfRange);
        }

        AcousticModel model = vocabulary.Model!;
        byte[] template = model.TemplateOf(word).ToBytes(model);
        template.CopyTo(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, template.Length);
    }

    public Answer AddTemplate(byte[] request, byte[] response) => AddWord(
        response, model => WordTemplate.Read(request.AsSpan(LinkFrame.PayloadOffset, LinkFrame.PayloadLength(request)), model));

    public Answer RemoveWord(byte[] request)
    {
        if (EnrolledWord(request) is not AcousticWord word)
        {
            return new(LinkStatus.OutOfRange);
        }

        Use(vocabulary.Model!.Without(word));
        return new(LinkStatus.Ok);
    }

    private Answer AddWord(byte[] response, Func<AcousticModel, WordTemplate> getTemplate)
    {
        AcousticModel model = vocabulary.Model!;
        try
        {
            Use(model.With(getTemplate(model)));
        }
        catch (ModelFormatException error)
        {
            return Answer.Refuse(LinkStatus.BadWord, error.Message, response, timing.Template);
        }

        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, model.Words.Count);
        return new(LinkStatus.Ok, 2, timing.Template);
    }

    private void Use(AcousticModel model)
    {
        vocabulary.Use(model);
        Clear();
    }

    private AcousticWord? EnrolledWord(byte[] request)
    {
        AcousticModel model = vocabulary.Model!;
        int number = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset);
        return number < model.Words.Count && model.IsEnrolled(model.Words[number]) ? model.Words[number] : null;
    }
}
