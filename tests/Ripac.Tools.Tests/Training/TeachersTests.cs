using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public class TeachersTests
{
    private const int Frames = 600;
    private static readonly HiddenLayer[] Hidden = [new(16, [0]), new(16, [-1, 0, 1])];

    [Fact]
    public void A_pupil_learns_what_its_teacher_says_of_frames_whose_targets_are_wrong()
    {
        Examples examples = MakeExamples();
        Network teacher = new(2, Hidden, 3, new Random(1));
        double knows = Learn(teacher, examples, new Teachers([], 1), epochs: 30);

        Examples wrong = examples with { Targets = [.. examples.Targets.Select(target => (ushort)((target + 1) % 3))] };
        Network pupil = new(2, Hidden, 3, new Random(2));
        Learn(pupil, wrong, new Teachers([teacher], 1), epochs: 30);

        Assert.InRange(knows, 0.95, 1);
        Assert.InRange(Learn(pupil, examples, new Teachers([teacher], 1), epochs: 1), 0.95, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25f)]
    [InlineData(1)]
    public void What_is_subtracted_is_the_mean_of_their_probabilities_times_their_part(float part)
    {
        Examples examples = MakeExamples();
        Network pupil = new(2, Hidden, 3, new Random(2));
        Network[] networks = [new(2, Hidden, 3, new Random(3)), new(2, Hidden, 3, new Random(4))];
        Teachers teachers = new(networks, part);
        Learn(pupil, examples, teachers, epochs: 1); // they heard its last batch

        float[] gradient = [0, 0, 0];
        teachers.Subtract(5, gradient);
        float[] probabilities = [0, 0, 0];
        Array.ForEach(networks, network => network.AddProbabilities(5, 0.5f, probabilities));

        Assert.Equal(1, probabilities.Sum(), 5);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(-part * probabilities[i], gradient[i], 5));
    }

    [Fact]
    public void Without_teachers_the_targets_are_all_there_is() => Assert.Equal(0, new Teachers([], 0.5f).Part);

    /// <summary>Three sounds of two numbers, in runs of ten frames, as one utterance.</summary>
    private static Examples MakeExamples()
    {
        Random random = new(5);
        ushort[] targets = [.. Enumerable.Range(0, Frames).Select(frame => (ushort)(frame / 10 % 3))];
        short[] features = [.. targets.SelectMany(target => new[] { 1_500 * (target - 1), 1_500 * (target % 2) }).Select(value => (short)(value + random.Next(-300, 300)))];
        return new Examples(2, features, targets, [0]);
    }

    /// <returns>The part of the frames that were right in the last epoch.</returns>
    private static double Learn(Network network, Examples examples, Teachers teachers, int epochs)
    {
        double right = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            right = network.TrainEpoch(examples, 1, teachers, _ => 0.01, new Random(epoch), CancellationToken.None).Accuracy;
        }

        return right;
    }
}
