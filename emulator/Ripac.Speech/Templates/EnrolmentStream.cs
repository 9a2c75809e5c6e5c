using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;

namespace Ripac.Speech.Templates;

/// <summary>
/// A stream of samples in which a word is said a few times: each utterance is a take for the <see cref="Enrolment"/>. In place of a
/// recogniser it decides nothing but that an utterance has ended (<see cref="DecisionKind.EndOfUtterance"/>).
/// </summary>
/// <param name="model">The model that is to have the word.</param>
/// <param name="enrolment">Gets the takes.</param>
public sealed class EnrolmentStream(AcousticModel model, Enrolment enrolment) : IRecogniser
{
    private readonly TakeRecorder _recorder = new(model);
    private readonly Queue<Decision> _decisions = new();

    /// <summary>The word's takes.</summary>
    public Enrolment Enrolment { get; } = enrolment;

    /// <summary>Utterances heard since the stream began.</summary>
    public int Utterances { get; private set; }

    /// <summary>What became of the last utterance.</summary>
    public TakeReport Last { get; private set; } = new(TakeOutcome.None);

    /// <summary>The first sample of the last utterance.</summary>
    public long LastStart { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> samples)
    {
        _recorder.Write(samples);
        ReadTakes();
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _recorder.Finish();
        ReadTakes();
    }

    /// <summary>Begins a new stream. The takes that were accepted are kept.</summary>
    public void Reset()
    {
        _recorder.Reset();
        _decisions.Clear();
        (Utterances, Last, LastStart) = (0, new TakeReport(TakeOutcome.None), 0);
    }

    /// <inheritdoc/>
    public bool TryRead(out Decision decision) => _decisions.TryDequeue(out decision);

    private void ReadTakes()
    {
        while (_recorder.TryRead(out Take? take))
        {
            Last = Enrolment.Add(take!);
            LastStart = take!.StartSample;
            Utterances++;
            long end = take.StartSample + ((long)take.Frames * FrontEndSettings.HopSamples);
            _decisions.Enqueue(new Decision(DecisionKind.EndOfUtterance, -1, take.StartSample, end, 0, 100));
        }
    }
}
