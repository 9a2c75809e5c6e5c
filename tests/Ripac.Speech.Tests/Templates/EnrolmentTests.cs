using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Speech.Templates;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Templates;

public class EnrolmentTests
{
    private static readonly AcousticModel Model = ToneVoice.Model;
    private static readonly int[] Luce = [6, 2, 4, 0];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_word_said_a_few_times_is_recognised_and_no_other(int takes)
    {
        Enrolment enrolment = new(Model, "luce");
        for (int i = 0; i < takes; i++)
        {
            Assert.Equal(TakeOutcome.Accepted, enrolment.Add(Take(ToneVoice.Say(Luce, 90 + (10 * i)))).Outcome);
        }

        AcousticModel model = AcousticModel.Read(Model.With(enrolment.Build()).ToBytes());
        Assert.Equal(["luce"], Hear(model, ToneVoice.Say(Luce, 135)));
        Assert.Equal(["luce"], Hear(model, ToneVoice.Say(Luce, 75, 2_000)));
        Assert.Equal(["one"], Hear(model, ToneVoice.Say(ToneVoice.One)));
        Assert.Empty(Hear(model, ToneVoice.Say([2, 6, 0, 4])));
        Assert.Empty(Hear(model, ToneVoice.Say([6, 2, 7, 0])));
        Assert.Empty(Hear(model, ToneVoice.Silence(2_000)));
    }

    [Fact]
    public void Takes_that_are_not_the_same_word_are_told()
    {
        Enrolment enrolment = new(Model, "luce");
        enrolment.Add(Take(ToneVoice.Say(Luce)));
        TakeReport report = enrolment.Add(Take(ToneVoice.Say([0, 4, 2, 6])));
        Assert.Equal(TakeOutcome.Disagrees, report.Outcome);
        Assert.InRange(report.Distance, Enrolment.LargestDistance + 1, int.MaxValue);
        Assert.Equal(1, enrolment.Accepted);
    }

    [Fact]
    public void A_word_that_the_model_has_is_named()
    {
        TakeReport report = new Enrolment(Model, "uno").Add(Take(ToneVoice.Say(ToneVoice.One)));
        Assert.Equal((TakeOutcome.TooLikeWord, 0), (report.Outcome, report.Word));
    }

    [Fact]
    public void A_word_that_was_enrolled_is_named()
    {
        Enrolment enrolment = new(Model, "luce");
        enrolment.Add(Take(ToneVoice.Say(Luce)));
        AcousticModel model = Model.With(enrolment.Build());
        TakeReport report = new Enrolment(model, "lampada").Add(Take(ToneVoice.Say(Luce, 110)));
        Assert.Equal((TakeOutcome.TooLikeWord, model.Words.Count - 1), (report.Outcome, report.Word));
    }

    [Theory]
    [InlineData(new[] { 6 }, 100, 6_000, 20, TakeOutcome.TooShort)]
    [InlineData(new[] { 6, 2, 4, 0, 6, 2, 4, 0, 6, 2, 4, 0, 6, 2, 4, 0, 6, 2, 4, 0 }, 100, 6_000, 20, TakeOutcome.TooLong)]
    [InlineData(new[] { 6, 2, 4, 0 }, 100, 60_000, 20, TakeOutcome.Clipped)]
    [InlineData(new[] { 6, 2, 4, 0 }, 100, 45, 20, TakeOutcome.Noisy)]
    public void A_bad_recording_is_told(int[] bands, int pace, int amplitude, int background, TakeOutcome outcome) =>
        Assert.Equal(outcome, new Enrolment(Model, "luce").Add(Take(ToneVoice.Say(bands, pace, amplitude, background))).Outcome);

    [Fact]
    public void A_fourth_take_is_not_needed()
    {
        Enrolment enrolment = new(Model, "luce");
        TakeOutcome[] outcomes = [.. Enumerable.Range(0, 4).Select(i => enrolment.Add(Take(ToneVoice.Say(Luce, 100 + i))).Outcome)];
        Assert.Equal([TakeOutcome.Accepted, TakeOutcome.Accepted, TakeOutcome.Accepted, TakeOutcome.NotNeeded], outcomes);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("")]
    [InlineData("Luce")]
    [InlineData("lu ce")]
    public void A_name_that_cannot_be_is_refused(string name) =>
        Assert.Throws<ModelFormatException>(() => new Enrolment(Model, name));

    internal static Take Take(short[] samples)
    {
        TakeRecorder recorder = new(Model);
        recorder.Write(samples);
        recorder.Finish();
        Assert.True(recorder.TryRead(out Take? take));
        Assert.False(recorder.TryRead(out _));
        return take!;
    }

    private static List<string> Hear(AcousticModel model, short[] samples)
    {
        Grammar grammar = Grammar.Parse("#JSGF V1.0; grammar g; public <g> = one | luce;", [.. model.Words.Select(word => word.Name)]);
        Recogniser recogniser = new(model, grammar);
        recogniser.Write(samples);
        recogniser.Finish();
        List<string> words = [];
        while (recogniser.TryRead(out Decision decision))
        {
            if (decision.Kind == DecisionKind.Final)
            {
                words.Add(model.Words[decision.Word].Name);
            }
        }

        return words;
    }
}
