using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Templates;

/// <summary>A word of one's own from 1 to 3 takes, in any language: each take is judged, and those accepted become a template.</summary>
public sealed class Enrolment
{
    /// <summary>More takes than this teach little.</summary>
    public const int MaximumTakes = 3;

    /// <summary>No word is shorter: 200 ms.</summary>
    private const int LeastFrames = 20;

    /// <summary>A take with more than one sample in so many at the end of the scale sounds otherwise than one that has none.</summary>
    private const int ClippedPart = 200;

    /// <summary>10 dB, in 1/256 octave of power.</summary>
    private const int LeastSignalToNoise = 850;

    // The two distances are costs per frame in 1/8 nat, found on speakers of Speech Commands who were not in training (the room's README).

    /// <summary>A take further than this from the takes before it is another word: so are 7 % of second takes and 87 % of other words.</summary>
    public const int LargestDistance = 20;

    /// <summary>A take this near to a word of the model is that word: so are 57 % of its own takes and 6 % of those of new words.</summary>
    private const int LikeDistance = 10;

    private readonly AcousticModel _model;
    private readonly List<Take> _takes = [];
    private AcousticModel? _trial; // with a template of the takes so far

    /// <summary>Begins to enrol a word.</summary>
    /// <param name="model">The model that is to have the word; it has none of that name.</param>
    /// <param name="name">The word as a grammar writes it.</param>
    /// <exception cref="ModelFormatException">No word can have that name, or the model has it already.</exception>
    public Enrolment(AcousticModel model, string name)
    {
        ModelFormatException.Require(AcousticWord.IsName(name), $"no word can have the name '{name}'");
        ModelFormatException.Require(model.Words.All(word => word.Name != name), $"it has a word '{name}' already");
        _model = model;
        Name = name;
    }

    /// <summary>The word as a grammar writes it.</summary>
    public string Name { get; }

    /// <summary>Takes that were accepted.</summary>
    public int Accepted => _takes.Count;

    /// <summary>Judges a take; it is used if the outcome is <see cref="TakeOutcome.Accepted"/>.</summary>
    public TakeReport Add(Take take)
    {
        TakeReport report = Judge(take);
        if (report.Outcome == TakeOutcome.Accepted)
        {
            _takes.Add(take);
            _trial = _model.With(Build());
        }

        return report;
    }

    /// <summary>The template of the takes accepted so far, at least one.</summary>
    public WordTemplate Build() => TemplateBuilder.Build(_model, Name, _takes);

    private TakeReport Judge(Take take)
    {
        if (_takes.Count == MaximumTakes)
        {
            return new TakeReport(TakeOutcome.NotNeeded);
        }

        if (take.Frames < LeastFrames)
        {
            return new TakeReport(TakeOutcome.TooShort);
        }

        if (take.Frames > TakeRecorder.MostFrames)
        {
            return new TakeReport(TakeOutcome.TooLong);
        }

        if (take.ClippedSamples > take.Frames * FrontEndSettings.HopSamples / ClippedPart)
        {
            return new TakeReport(TakeOutcome.Clipped);
        }

        if (take.SignalToNoise < LeastSignalToNoise)
        {
            return new TakeReport(TakeOutcome.Noisy);
        }

        return Compare(take);
    }

    private TakeReport Compare(Take take)
    {
        int distance = _trial is null ? -1 : WordAligner.CostPerFrame(_trial, _trial.Words[^1], take);
        if (distance > LargestDistance)
        {
            return new TakeReport(TakeOutcome.Disagrees, -1, distance);
        }

        (int nearest, int cost) = (-1, int.MaxValue);
        for (int word = 0; word < _model.Words.Count; word++)
        {
            if (_model.Words[word].Kind == WordKind.Word
                && WordAligner.CostPerFrame(_model, _model.Words[word], take) is var other && other < cost)
            {
                (nearest, cost) = (word, other);
            }
        }

        return cost <= LikeDistance
            ? new TakeReport(TakeOutcome.TooLikeWord, nearest, cost)
            : new TakeReport(TakeOutcome.Accepted, -1, distance);
    }
}
