using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>Lays out the words, their states and what it costs to go from one to the next.</summary>
internal sealed class ModelBuilder(Lexicon lexicon, WordTargets targets)
{
    /// <summary>States of silence and of a filler, which share one emission: neither is shorter than this many frames.</summary>
    private const int SharedStates = 3;

    /// <summary>Each emission of a word of one phone (oh) is heard in so many states: such a word is not shorter than 100 ms.</summary>
    private const int StatesPerEmissionOfShortWords = 2;

    private readonly List<AcousticWord> _words = [];
    private readonly List<StateTransitions> _transitions = [];
    private readonly List<ushort> _emissions = [];

    /// <summary>The model: the vocabulary, silence, and one filler a phone.</summary>
    public AcousticModel Build(FrontEndSettings frontEnd, int[]?[] alignments, Emissions emissions)
    {
        double[] durations = MeanDurations(alignments);
        foreach (string word in lexicon.Vocabulary)
        {
            IReadOnlyList<string> phones = lexicon.PhonesOf(word);
            int repeats = phones.Count == 1 ? StatesPerEmissionOfShortWords : 1;
            int[] states = [.. Enumerable.Range(targets.FirstOfWord(word), phones.Sum(targets.Phones.StatesOf))];
            AddWord(word, WordKind.Word, [.. states.SelectMany(target => Enumerable.Repeat(target, repeats))], target => durations[target] / repeats);
        }

        AddShared("silence", WordKind.Silence, targets.Silence, durations);
        foreach (string phone in lexicon.Phones)
        {
            AddShared($"filler-{phone}", WordKind.Filler, targets.OfPhone(phone), durations);
        }

        return new AcousticModel(frontEnd, _words, [.. _transitions], [.. _emissions], emissions);
    }

    private void AddShared(string name, WordKind kind, int target, double[] durations) =>
        AddWord(name, kind, [.. Enumerable.Repeat(target, SharedStates)], _ => durations[target] / SharedStates);

    private void AddWord(string name, WordKind kind, int[] stateTargets, Func<int, double> meanDuration)
    {
        _words.Add(new AcousticWord(name, kind, _transitions.Count, stateTargets.Length));
        foreach (int target in stateTargets)
        {
            _transitions.Add(TransitionsOf(meanDuration(target)));
            _emissions.Add((ushort)target);
        }
    }

    /// <summary>The transitions of a state that lasts so many frames on average.</summary>
    public static StateTransitions TransitionsOf(double frames)
    {
        double leave = 1 / Math.Max(1.1, frames);
        return new StateTransitions(Cost(1 - leave), Cost(leave), AcousticModel.NotAllowed);
    }

    private static byte Cost(double probability) => (byte)Math.Round(Math.Min(254, -Math.Log(probability) * AcousticModel.CostsPerNat));

    /// <summary>How many frames in a row each target lasts.</summary>
    private double[] MeanDurations(int[]?[] alignments)
    {
        int[] frames = new int[targets.Count];
        int[] runs = new int[targets.Count];
        foreach (int[] alignment in alignments.OfType<int[]>())
        {
            for (int frame = 0; frame < alignment.Length; frame++)
            {
                frames[alignment[frame]]++;
                runs[alignment[frame]] += frame == 0 || alignment[frame] != alignment[frame - 1] ? 1 : 0;
            }
        }

        return [.. frames.Select((count, target) => (double)(count + 1) / (runs[target] + 1))];
    }
}
