using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Templates;
using Ripac.Tools.Data;

namespace Ripac.Tools.Evaluation;

/// <summary>What came of the recordings of one kind of word.</summary>
/// <param name="Said">Recordings.</param>
/// <param name="Right">The word alone was heard.</param>
/// <param name="Own">An enrolled word other than that was heard.</param>
/// <param name="Missed">No word was heard.</param>
internal sealed record EnrolmentCounts(int Said, int Right, int Own, int Missed)
{
    public static EnrolmentCounts operator +(EnrolmentCounts a, EnrolmentCounts b) =>
        new(a.Said + b.Said, a.Right + b.Right, a.Own + b.Own, a.Missed + b.Missed);
}

/// <summary>
/// How well words by example do: every speaker enrols their words from the first takes of each that <see cref="Enrolment"/> accepts, all
/// together, beside words of the model; then their other recordings are recognised, good or bad.
/// </summary>
/// <param name="model">A model that has not heard the speakers.</param>
/// <param name="words">The words to enrol. One that the model has gets another name, and is left out of the grammar.</param>
/// <param name="beside">Words of the model that may be said too.</param>
/// <param name="takes">Takes of each word, 1 to 3.</param>
internal sealed class EnrolmentTrial(AcousticModel model, IReadOnlySet<string> words, IReadOnlyList<string> beside, int takes)
{
    private const string OwnPrefix = "own-";

    private static readonly EnrolmentCounts None = new(0, 0, 0, 0);

    private readonly TakeRecorder _recorder = new(model);
    private readonly int[] _outcomes = new int[Enum.GetValues<TakeOutcome>().Length];

    /// <summary>Words enrolled, of all speakers.</summary>
    public int Enrolled { get; private set; }

    /// <summary>Other recordings of the enrolled words.</summary>
    public EnrolmentCounts OwnWords { get; private set; } = None;

    /// <summary>The same speakers' recordings of the model's words.</summary>
    public EnrolmentCounts ModelWords { get; private set; } = None;

    /// <summary>The same speakers' recordings of words that are neither.</summary>
    public EnrolmentCounts OtherWords { get; private set; } = None;

    /// <summary>How often <see cref="Enrolment"/> said what of a take.</summary>
    public IEnumerable<(TakeOutcome Outcome, int Count)> Outcomes => _outcomes.Select((count, outcome) => ((TakeOutcome)outcome, count));

    /// <summary>Adds one speaker.</summary>
    /// <param name="recordings">The speaker's recordings of single words.</param>
    public void Add(IEnumerable<Recording> recordings)
    {
        List<IGrouping<string, Recording>> said = [.. recordings.GroupBy(recording => recording.Words![0])];
        AcousticModel own = model;
        HashSet<Recording> used = [];
        foreach (IGrouping<string, Recording> word in said.Where(word => words.Contains(word.Key) && word.Count() > takes))
        {
            Enrolment enrolment = new(model, OwnPrefix + word.Key);
            foreach (Recording recording in word.TakeWhile(_ => enrolment.Accepted < takes))
            {
                if (Record(recording) is Take take && Outcome(enrolment, take) == TakeOutcome.Accepted)
                {
                    used.Add(recording);
                }
            }

            if (enrolment.Accepted == takes)
            {
                own = own.With(enrolment.Build());
                Enrolled++;
            }
        }

        if (own == model)
        {
            return;
        }

        HashSet<string> enrolled = [.. own.Words.Select(word => word.Name).Where(name => name.StartsWith(OwnPrefix, StringComparison.Ordinal))];
        string[] heard = [.. beside.Where(word => !words.Contains(word)), .. enrolled];
        TestRecogniser recogniser = new(own, $"#JSGF V1.0; grammar own; public <word> = {string.Join(" | ", heard)};", new RecogniserOptions());
        foreach (IGrouping<string, Recording> word in said)
        {
            if (enrolled.Contains(OwnPrefix + word.Key))
            {
                OwnWords += Count(recogniser, word.Where(recording => !used.Contains(recording)), OwnPrefix + word.Key);
            }
            else if (heard.Contains(word.Key))
            {
                ModelWords += Count(recogniser, word, word.Key);
            }
            else
            {
                OtherWords += Count(recogniser, word, "");
            }
        }
    }

    private static EnrolmentCounts Count(TestRecogniser recogniser, IEnumerable<Recording> recordings, string word)
    {
        EnrolmentCounts counts = None;
        foreach (Recording recording in recordings)
        {
            string[] heard = [.. recogniser.Recognise(recording.ReadSamples())
                .Where(segment => segment.Decision.Kind == DecisionKind.Final).Select(segment => segment.Word)];
            counts += new EnrolmentCounts(
                1,
                heard is [string only] && only == word ? 1 : 0,
                heard.Any(other => other != word && other.StartsWith(OwnPrefix, StringComparison.Ordinal)) ? 1 : 0,
                heard.Length == 0 ? 1 : 0);
        }

        return counts;
    }

    private TakeOutcome Outcome(Enrolment enrolment, Take take)
    {
        TakeOutcome outcome = enrolment.Add(take).Outcome;
        _outcomes[(int)outcome]++;
        return outcome;
    }

    private Take? Record(Recording recording)
    {
        _recorder.Reset();
        _recorder.Write(recording.ReadSamples());
        _recorder.Finish();
        Take? longest = null;
        while (_recorder.TryRead(out Take? take))
        {
            longest = longest is null || take!.Frames > longest.Frames ? take : longest;
        }

        return longest;
    }
}
