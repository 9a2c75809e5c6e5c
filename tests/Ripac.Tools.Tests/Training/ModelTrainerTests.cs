using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public sealed class ModelTrainerTests : IDisposable
{
    private static readonly TrainingSettings Small = new() { Epochs = 10, Hidden = [64], LearningRate = 0.004 };

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

        AcousticModel model = AcousticModel.Read(bytes);
        TestRecogniser recogniser = new(model, TestGrammars.Commands(model), new RecogniserOptions { MinimumConfidence = 0 });
        IReadOnlyList<string> commands = TestGrammars.CommandWords(model);
        string[] heard = [.. commands.Select((word, w) => HeardIn(recogniser, _voice.Say("b", 1_000 + w, word)))];
        Assert.InRange(commands.Zip(heard).Count(pair => pair.First == pair.Second), commands.Count * 8 / 10, commands.Count);
    }

    [Fact]
    public void A_vocabulary_word_that_nobody_says_is_named() =>
        Assert.Contains("computer", Assert.Throws<DataException>(() => Train([_voice.Say("a", 1, "one")])).Message, StringComparison.Ordinal);

    [Fact]
    public void It_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new ModelTrainer(Small, _ => { }).Train(
            [.. Lexicon.Load().Vocabulary.Select((word, w) => _voice.Say("a", w, word))], new CancellationToken(canceled: true)));

    private static string HeardIn(TestRecogniser recogniser, Recording recording) => string.Join(
        ' ', recogniser.Recognise(recording.ReadSamples()).Where(segment => segment.Decision.Kind == DecisionKind.Final).Select(segment => segment.Word));

    private static byte[] Train(Recording[] recordings) => new ModelTrainer(Small, _ => { }).Train(recordings, CancellationToken.None).ToBytes();
}
