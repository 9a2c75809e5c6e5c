using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;
using Ripac.Tools.Training;

namespace Ripac.Tools.Words;

/// <summary>
/// Adds words to a model without what it was trained on: front end and hidden layers stay, the new words' states are new outputs,
/// trained on what voices say of the new words and of others.
/// </summary>
/// <param name="model">The model, left as it is.</param>
/// <param name="settings">What can be chosen.</param>
/// <param name="report">Gets a line for every step done.</param>
internal sealed class WordTrainer(AcousticModel model, WordSettings settings, Action<string> report)
{
    private const int FewestStates = 5;
    private const int MostStates = 24;

    /// <summary>The target of a frame of silence. As any negative target it is none of the new outputs.</summary>
    private const int Silence = -1;

    /// <summary>The target of a frame of another word.</summary>
    private const int OtherSpeech = -2;

    private readonly HiddenLayers _hidden = new(model);

    /// <summary>The model with the words after its own.</summary>
    /// <param name="names">The new words.</param>
    /// <param name="said">The new words, alone and in strings, and others alone.</param>
    /// <param name="noises">Recordings without speech.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="DataException">A new word is too short to tell where it begins.</exception>
    public AcousticModel Add(
        IReadOnlyList<string> names, IReadOnlyList<LabelledSpeech> said, IReadOnlyList<short[]> noises, CancellationToken cancel)
    {
        int[] states = [.. names.Select(name => StatesFor(name, said))];
        int[] firstRow = [.. names.Select((_, i) => states[..i].Sum())];
        int rows = states.Sum();
        if (model.Emissions.Count + rows > Emissions.MaximumCount)
        {
            throw new DataException($"{rows} states more are too many: there are {model.Emissions.Count}, and {Emissions.MaximumCount} at most; add fewer words");
        }

        int[][] rowsOf = [.. firstRow.Select((first, i) => Enumerable.Range(first, states[i]).ToArray())];
        Dictionary<string, int> indexOf = names.Select((name, i) => (name, i)).ToDictionary();
        int[][][] words = [.. said.Select(one => one.Words.Where(indexOf.ContainsKey).Select(word => rowsOf[indexOf[word]]).ToArray())];
        int[][] targets = [.. said.Select((one, i) => Spread(one, words[i].Length > 0 ? [.. words[i].SelectMany(w => w)] : [OtherSpeech]))];
        OutputRows? outputs = null;
        for (int round = 0; round < settings.Rounds; round++)
        {
            if (outputs is not null)
            {
                Align(said, words, outputs, targets, cancel);
            }

            outputs = Train(rows, said, targets, [.. noises], round, cancel);
        }

        Align(said, words, outputs!, targets, cancel);
        return Append(names, firstRow, states, targets, outputs!);
    }

    private int StatesFor(string name, IReadOnlyList<LabelledSpeech> said)
    {
        IEnumerable<LabelledSpeech> alone = said.Where(one => one.Words.Count == 1 && one.Words[0] == name);
        int[] lengths = [.. alone.Select(one => one.Speech.Last - one.Speech.First + 1).Order()];
        if (lengths.Length == 0 || lengths[lengths.Length / 2] < FewestStates)
        {
            throw new DataException($"what the voices say for '{name}' is too short for a word; choose a longer one");
        }

        int shortest = lengths[lengths.Length / 20]; // few should be left out
        int usual = (int)Math.Round(lengths[lengths.Length / 2] / settings.FramesPerState);
        return Math.Clamp(Math.Min(usual, shortest), FewestStates, MostStates);
    }

    /// <summary>A flat start: the targets evenly over the speech.</summary>
    private static int[] Spread(LabelledSpeech said, int[] targets)
    {
        (int first, int last) = said.Speech;
        return [.. Enumerable.Range(0, said.Frames).Select(frame => frame < first || frame > last
            ? Silence
            : targets[(frame - first) * targets.Length / (last - first + 1)])];
    }

    private void Align(
        IReadOnlyList<LabelledSpeech> said, int[][][] words, OutputRows outputs, int[][] targets, CancellationToken cancel) =>
        Parallel.For(0, said.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            if (words[i].Length == 0)
            {
                return;
            }

            OutputExamples frames = _hidden.Examples(said[i].Samples, targets[i]);
            float[] scores = outputs.Scores(frames);
            StateGraph graph = StateGraph.OfWords([.. words[i].Select(rows => rows.Select(row => (row, row)))], [(Silence, Silence)]);
            int[]? path = Viterbi.Align(
                graph, frames.Count, (frame, state) => state == Silence ? frames.Silence[frame] : scores[(frame * outputs.Stride) + state]);
            targets[i] = path is null ? targets[i] : [.. path.Select(node => graph.Nodes[node].Label)];
        });

    private OutputRows Train(
        int rows, IReadOnlyList<LabelledSpeech> said, int[][] targets, IReadOnlyList<short[]> noises, int round, CancellationToken cancel)
    {
        Recording[] recordings = [.. said.Select(one => new Recording("", "", one.Speaker, one.Words))];
        WordGluer gluer = new(recordings, [.. said.Select(one => one.Samples)], targets, Silence);
        Augmenter augmenter = new(noises);
        OutputRows? outputs = null;
        double loss = 0;
        for (int epoch = 0; epoch < settings.EpochsPerRound; epoch++)
        {
            OutputExamples[] parts = new OutputExamples[said.Count];
            Parallel.For(0, said.Count, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                Random random = new(HashCode((round * 100) + epoch, i));
                bool glue = gluer.CanGlue(i) && random.NextDouble() < settings.GluedPart;
                (short[] sound, int[] labels) = glue ? gluer.Glue(i, random) : (said[i].Samples, targets[i]);
                (sound, labels) = augmenter.Vary(sound, labels, random);
                parts[i] = _hidden.Examples(sound, labels);
            });
            OutputExamples examples = OutputExamples.Merge(_hidden.Width, parts);
            outputs ??= new OutputRows(rows, examples);
            loss = outputs.TrainEpoch(
                examples,
                WeightsOf(examples, rows),
                part => settings.LearningRate * (0.01 + (0.99 * 0.5 * (1 + Math.Cos(Math.PI * (epoch + part) / settings.EpochsPerRound)))),
                new Random(HashCode((round * 100) + epoch, -1)),
                cancel);
        }

        outputs!.Finish();
        report($"round {round + 1} of {settings.Rounds}: loss {loss:F4}");
        return outputs;
    }

    /// <summary>
    /// As the outputs that the network has are divided by their priors, the new ones learn as if every output were right equally often.
    /// </summary>
    private float[] WeightsOf(OutputExamples examples, int rows)
    {
        int[] counts = new int[rows + 1];
        foreach (int target in examples.Targets)
        {
            counts[target < 0 ? rows : target]++;
        }

        double others = model.Emissions.Count * settings.OthersWeight;
        double unit = examples.Count / (others + rows); // the mean weight of a frame is 1
        return [.. counts.Select((count, target) => (float)(unit * (target == rows ? others : 1) / Math.Max(1, count)))];
    }

    private AcousticModel Append(IReadOnlyList<string> names, int[] firstRow, int[] states, int[][] targets, OutputRows outputs)
    {
        int[] frames = new int[states.Sum()];
        int[] runs = new int[frames.Length];
        foreach (int[] path in targets)
        {
            for (int frame = 0; frame < path.Length; frame++)
            {
                if (path[frame] >= 0)
                {
                    frames[path[frame]]++;
                    runs[path[frame]] += frame == 0 || path[frame] != path[frame - 1] ? 1 : 0;
                }
            }
        }

        NetworkEmissions network = (NetworkEmissions)model.Emissions;
        IEnumerable<AcousticWord> words = names.Select((name, i) => new AcousticWord(name, WordKind.Word, model.StateCount + firstRow[i], states[i]));
        IEnumerable<double> durations = frames.Select((count, row) => (double)(count + 1) / (runs[row] + 1));
        IEnumerable<ushort> rows = Enumerable.Range(model.Emissions.Count, frames.Length).Select(row => (ushort)row);
        return model with
        {
            Words = [.. model.Words, .. words],
            Transitions = [.. model.Transitions, .. durations.Select(ModelBuilder.TransitionsOf)],
            StateEmissions = [.. model.StateEmissions, .. rows],
            Emissions = new NetworkEmissions([.. network.Layers.SkipLast(1), outputs.AppendTo(network.Layers[^1])]),
        };
    }

    private int HashCode(int epoch, int word) => unchecked((settings.Seed * 1_000_003) + (epoch * 100_003) + word) & int.MaxValue;
}
