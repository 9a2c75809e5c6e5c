using Ripac.Speech.Decoding;
using Ripac.Tools.Evaluation.Calibration;

namespace Ripac.Tools.Tests.Evaluation.Calibration;

public class ConfidenceFitTests
{
    [Fact]
    public void Words_are_as_often_right_as_they_are_certain()
    {
        JudgedWord[] words = Words(new Random(1), 3_000);
        ConfidenceMeasure measure = ConfidenceFit.Fit(words, 1, CancellationToken.None);
        JudgedWord[] unseen = Words(new Random(2), 3_000);
        foreach (IGrouping<int, JudgedWord> tenth in unseen.GroupBy(word => Math.Min(9, measure.Percent(word.Evidence) / 10)))
        {
            if (tenth.Count() > 100)
            {
                Assert.InRange(tenth.Average(word => word.Right ? 100 : 0) - tenth.Average(word => measure.Percent(word.Evidence)), -12, 12);
            }
        }

        Assert.True(unseen.Average(word => word.Right == measure.Percent(word.Evidence) >= 50 ? 1 : 0) > 0.8);
    }

    [Fact]
    public void The_same_words_and_seed_give_the_same_measure()
    {
        JudgedWord[] words = Words(new Random(3), 300);
        ConfidenceMeasure first = ConfidenceFit.Fit(words, 7, CancellationToken.None);
        ConfidenceMeasure second = ConfidenceFit.Fit(words, 7, CancellationToken.None);
        Assert.All(words, word => Assert.Equal(first.Percent(word.Evidence), second.Percent(word.Evidence)));
        ConfidenceMeasure other = ConfidenceFit.Fit(words, 8, CancellationToken.None);
        Assert.Contains(words, word => first.Percent(word.Evidence) != other.Percent(word.Evidence));
    }

    /// <summary>Words that are right where one of two numbers is high, not both: that needs the hidden layer.</summary>
    private static JudgedWord[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        WordEvidence evidence = default;
        double a = (2 * random.NextDouble()) - 1;
        double b = (2 * random.NextDouble()) - 1;
        evidence[EvidenceKind.Surprise] = (int)(1_000 + (300 * a));
        evidence[EvidenceKind.FillersAfter] = (int)(100 + (80 * b));
        return new JudgedWord(0, evidence, random.NextDouble() < 1 / (1 + Math.Exp(12 * a * b)), 1);
    })];
}
