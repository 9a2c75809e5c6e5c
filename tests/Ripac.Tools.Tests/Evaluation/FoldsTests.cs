using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Tests.Evaluation;

public class FoldsTests
{
    [Fact]
    public void A_speaker_is_in_one_fold_and_every_fold_has_speakers()
    {
        Recording[] recordings =
        [
            .. Enumerable.Range(0, 60).Select(i => new Recording("an4", $"{i}.wav", $"an4/{(char)('a' + (i % 12))}", ["one"])),
        ];
        Folds folds = new(recordings, 5);
        Assert.All(recordings.GroupBy(r => r.Speaker), speaker => Assert.Single(speaker.Select(folds.Of).Distinct()));
        Assert.Equal([0, 1, 2, 3, 4], recordings.Select(folds.Of).Distinct().Order());
    }
}
