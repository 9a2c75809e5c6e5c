using Ripac.Speech.Templates;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Templates;

public class TakeRecorderTests
{
    private static readonly int[] Word = [6, 2, 4, 0];

    [Fact]
    public void A_take_is_the_speech_between_silences()
    {
        Take take = Assert.Single(Record(ToneVoice.Say(Word), 160));
        Assert.InRange(take.StartSample, 4_800 - 400, 4_800 + 400);
        Assert.InRange(take.Frames, 44, 52);
        Assert.Equal(0, take.ClippedSamples);
        Assert.InRange(take.SignalToNoise!.Value, 3_000, 6_000);
    }

    [Fact]
    public void Every_utterance_of_a_stream_is_a_take()
    {
        short[] samples = [.. ToneVoice.Say(Word), .. ToneVoice.Silence(8_000), .. ToneVoice.Say(Word, 120), .. ToneVoice.Say(ToneVoice.One)];
        List<Take> takes = Record(samples, 160);
        Assert.Equal(3, takes.Count);
        Assert.InRange(takes[1].StartSample - takes[0].StartSample, 77_000, 78_000);
    }

    [Fact]
    public void Silence_is_no_take() => Assert.Empty(Record(ToneVoice.Silence(3_000), 160));

    [Fact]
    public void Chunks_do_not_matter()
    {
        short[] samples = ToneVoice.Say(Word);
        Take expected = Record(samples, samples.Length)[0];
        foreach (int chunk in new[] { 1, 79, 81, 1_000 })
        {
            Take take = Record(samples, chunk)[0];
            Assert.Equal((expected.StartSample, expected.Frames), (take.StartSample, take.Frames));
            for (int frame = 0; frame < take.Frames; frame++)
            {
                Assert.Equal(expected.Costs(frame), take.Costs(frame));
            }
        }
    }

    [Fact]
    public void After_a_reset_the_same_is_heard_again()
    {
        TakeRecorder recorder = new(ToneVoice.Model);
        recorder.Write(ToneVoice.Say(ToneVoice.One).AsSpan(0, 7_000));
        recorder.Reset();
        Take take = Record(recorder, ToneVoice.Say(Word), 160)[0];
        Assert.Equal(Record(ToneVoice.Say(Word), 160)[0].StartSample, take.StartSample);
    }

    [Fact]
    public void Speech_without_end_needs_no_memory()
    {
        TakeRecorder recorder = new(ToneVoice.Model);
        short[] speech = ToneVoice.Say([.. Enumerable.Repeat(Word, 100).SelectMany(bands => bands)]);
        recorder.Write(speech.AsSpan(0, speech.Length / 2));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = speech.Length / 2; i + 160 <= speech.Length; i += 160)
        {
            recorder.Write(speech.AsSpan(i, 160));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        recorder.Finish();
        Assert.True(recorder.TryRead(out Take? take));
        Assert.InRange(take!.Frames, 4_700, 4_900);
    }

    private static List<Take> Record(short[] samples, int chunk) => Record(new TakeRecorder(ToneVoice.Model), samples, chunk);

    private static List<Take> Record(TakeRecorder recorder, short[] samples, int chunk)
    {
        for (int i = 0; i < samples.Length; i += chunk)
        {
            recorder.Write(samples.AsSpan(i, Math.Min(chunk, samples.Length - i)));
        }

        recorder.Finish();
        List<Take> takes = [];
        while (recorder.TryRead(out Take? take))
        {
            takes.Add(take!);
        }

        return takes;
    }
}
