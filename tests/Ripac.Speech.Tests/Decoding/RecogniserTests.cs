using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Decoding;

public class RecogniserTests
{
    private static readonly AcousticModel Model = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Speech", "Models", "digits-and-commands.ripac")));

    private static readonly short[] Speech = SpeechFile.ReadAll(
        Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Emulator", "Recordings", "dial-5550123.wav"));

    [Fact]
    public void Hears_the_same_whatever_the_chunks_and_after_a_reset()
    {
        Recogniser recogniser = Create();
        List<Decision> whole = Recognise(recogniser, Speech, Speech.Length);
        Assert.Contains(whole, decision => decision.Kind == DecisionKind.Final && Model.Words[decision.Word].Name == "five");
        Assert.Equal(whole, Recognise(recogniser, Speech, 160));
        Assert.Equal(whole, Recognise(recogniser, Speech, 7));
    }

    [Fact]
    public void Segments_follow_each_other_within_the_stream()
    {
        long last = 0;
        foreach (Decision word in Recognise(Create(), Speech, 160).Where(d => d.Kind is DecisionKind.Final or DecisionKind.Rejected))
        {
            Assert.InRange(word.StartSample, last, word.EndSample - 1);
            Assert.InRange(word.EndSample, 1, Speech.Length);
            Assert.InRange(word.Confidence, 0, 100);
            Assert.True(word.Score >= 0);
            last = word.EndSample;
        }
    }

    [Fact]
    public void Digital_silence_is_nothing()
    {
        Assert.Empty(Recognise(Create(), new short[60 * SpeechFile.SampleRate], 160));
        Assert.Empty(Recognise(Create(), [], 160));
    }

    [Theory]
    [InlineData(short.MaxValue)]
    [InlineData(3_000)]
    [InlineData(3)]
    public void White_noise_is_no_word(int amplitude)
    {
        Random random = new(1);
        short[] noise = [.. Enumerable.Range(0, 30 * SpeechFile.SampleRate).Select(_ => (short)random.Next(-amplitude, amplitude + 1))];
        Assert.DoesNotContain(Recognise(Create(), noise, 160), decision => decision.Kind == DecisionKind.Final);
    }

    [Fact]
    public void Clipped_speech_ends_in_decisions()
    {
        short[] clipped = [.. Speech.Select(sample => (short)Math.Clamp(sample * 100, short.MinValue, short.MaxValue))];
        Assert.Equal(DecisionKind.EndOfUtterance, Recognise(Create(), clipped, 160)[^1].Kind);
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        Recogniser recogniser = Create();
        Recognise(recogniser, Speech, 160);
        recogniser.Reset();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int at = 0; at + 160 <= Speech.Length; at += 160)
        {
            recogniser.Write(Speech.AsSpan(at, 160));
            while (recogniser.TryRead(out _))
            {
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Recogniser Create() => new(
        Model,
        Grammar.Parse(
            "#JSGF V1.0; grammar digits; public <s> = (zero | oh | one | two | three | four | five | six | seven | eight | nine)+;",
            [.. Model.Words.Select(word => word.Name)]));

    private static List<Decision> Recognise(Recogniser recogniser, ReadOnlySpan<short> samples, int chunk)
    {
        recogniser.Reset();
        List<Decision> decisions = [];
        for (int at = 0; at < samples.Length; at += chunk)
        {
            recogniser.Write(samples[at..Math.Min(at + chunk, samples.Length)]);
            Read();
        }

        recogniser.Finish();
        Read();
        return decisions;

        void Read()
        {
            while (recogniser.TryRead(out Decision decision))
            {
                decisions.Add(decision);
            }
        }
    }
}
