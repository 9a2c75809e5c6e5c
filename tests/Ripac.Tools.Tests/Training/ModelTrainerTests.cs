using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public sealed class ModelTrainerTests : IDisposable
{
    private static readonly TrainingSettings Small = new() { Epochs = 20, Hidden = [new(48, [0]), new(48, [-3, 0, 3])], LearningRate = 0.004, Teachers = 1 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ripac-training-");
    private readonly SyntheticVoice _voice;

    public ModelTrainerTests() => _voice = new SyntheticVoice(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_the_model_hears_new_recordings()
    {
        Recording[] recordings = [.. Lexicon.Load().Vocabulary.SelectMany((word, w) => Enumerable.Range(0, 5).Select(i => _voice.Say("a", (w * 10) + i, word)))];
        byte[] bytes = Train(recordings);
        Assert.Equal(bytes, Train(recordings));

        AssertHears(bytes);
    }

    [Theory]
    [InlineData(EmissionKind.Gaussian)]
    [InlineData(EmissionKind.Discrete)]
    public void Gaussians_and_codebooks_hear_new_recordings_too(EmissionKind kind)
    {
        TrainingSettings settings = new() { Emissions = kind, CepstralPasses = 2, Gaussians = 2, Codewords = 64 };
        Recording[] recordings = [.. Lexicon.Load().Vocabulary.SelectMany((word, w) => Enumerable.Range(0, 3).Select(i => _voice.Say("a", (w * 10) + i, word)))];
        byte[] bytes = new ModelTrainer(settings, _ => { }).Train(recordings, new Checkpoint(null), CancellationToken.None).ToBytes();
        Assert.Equal(kind, AcousticModel.Read(bytes).Emissions.Kind);
        AssertHears(bytes);
    }

    [Fact]
    public void A_vocabulary_word_that_nobody_says_is_named() =>
        Assert.Contains("computer", Assert.Throws<DataException>(() => Train([_voice.Say("a", 1, "one")])).Message, StringComparison.Ordinal);

    [Fact]
    public void It_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new ModelTrainer(Small, _ => { }).Train(
            EveryWordOnce(), new Checkpoint(null), new CancellationToken(canceled: true)));

    [Fact]
    public void A_training_that_was_stopped_goes_on_to_the_same_bytes()
    {
        TrainingSettings few = Small with { Epochs = 4 };
        Recording[] recordings = EveryWordOnce();
        byte[] uninterrupted = new ModelTrainer(few, _ => { }).Train(recordings, new Checkpoint(null), CancellationToken.None).ToBytes();

        string path = Path.Combine(_folder.FullName, "model.checkpoint");
        foreach (string stop in new[] { "aligned with 8", "teacher 1, epoch 2 of 4", "network, epoch 3 of 4" })
        {
            using CancellationTokenSource cancel = new();
            void StopAt(string line)
            {
                if (line.Contains(stop, StringComparison.Ordinal))
                {
                    cancel.Cancel();
                }
            }

            Assert.ThrowsAny<OperationCanceledException>(() => new ModelTrainer(few, StopAt).Train(recordings, new Checkpoint(path), cancel.Token));
        }

        List<string> lines = [];
        Assert.Equal(uninterrupted, new ModelTrainer(few, lines.Add).Train(recordings, new Checkpoint(path), CancellationToken.None).ToBytes());
        Assert.Contains("teacher 1: 4 of 4 epochs were done before", lines);
        Assert.Contains("network: 3 of 4 epochs were done before", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Gaussians", StringComparison.Ordinal));
        Assert.StartsWith("network, epoch 4", Assert.Single(lines, line => line.Contains(", epoch", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void A_checkpoint_of_other_settings_or_a_damaged_one_is_not_used(int seed, bool damaged)
    {
        TrainingSettings few = Small with { Epochs = 1 };
        Recording[] recordings = EveryWordOnce();
        string path = Path.Combine(_folder.FullName, "model.checkpoint");
        byte[] first = new ModelTrainer(few, _ => { }).Train(recordings, new Checkpoint(path), CancellationToken.None).ToBytes();
        if (damaged)
        {
            byte[] bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        List<string> lines = [];
        byte[] second = new ModelTrainer(few with { Seed = seed }, lines.Add).Train(recordings, new Checkpoint(path), CancellationToken.None).ToBytes();
        Assert.Contains(lines, line => line.Contains("begins anew", StringComparison.Ordinal));
        Assert.Equal(damaged, first.AsSpan().SequenceEqual(second));
    }

    private Recording[] EveryWordOnce() => [.. Lexicon.Load().Vocabulary.Select((word, w) => _voice.Say("a", w, word))];

    private void AssertHears(byte[] bytes)
    {
        AcousticModel model = AcousticModel.Read(bytes);
        TestRecogniser recogniser = new(model, TestGrammars.Commands(model), new RecogniserOptions { MinimumConfidence = 0 });
        IReadOnlyList<string> commands = TestGrammars.CommandWords(model);
        string[] heard = [.. commands.Select((word, w) => HeardIn(recogniser, _voice.Say("b", 1_000 + w, word)))];
        Assert.InRange(commands.Zip(heard).Count(pair => pair.First == pair.Second), commands.Count * 8 / 10, commands.Count);
    }

    private static string HeardIn(TestRecogniser recogniser, Recording recording) => string.Join(
        ' ', recogniser.Recognise(recording.ReadSamples()).Where(segment => segment.Decision.Kind == DecisionKind.Final).Select(segment => segment.Word));

    private static byte[] Train(Recording[] recordings) => new ModelTrainer(Small, _ => { }).Train(recordings, new Checkpoint(null), CancellationToken.None).ToBytes();
}
