using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Acoustics;

public class ShippedModelTests
{
    private static readonly AcousticModel Model = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator/Ripac.Speech/Models/digits-and-commands.ripac")));

    [Fact]
    public void It_has_the_words_that_are_promised() =>
        Assert.Equal(
            "zero oh one two three four five six seven eight nine start stop go enter erase repeat help yes no up down left right on off computer".Split(' '),
            Model.Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name));

    /// <summary>
    /// A check that nothing is broken, not a measure: the model was trained on these speakers (ripac evaluate measures on others).
    /// </summary>
    [SkippableFact]
    public void It_hears_recorded_digits()
    {
        string manifest = SharedData.Require("an4_16k/manifest.tsv");
        Grammar grammar = Grammar.Parse(
            "#JSGF V1.0; grammar g; public <d> = (zero | oh | one | two | three | four | five | six | seven | eight | nine)+;",
            [.. Model.Words.Select(word => word.Name)]);
        Recogniser recogniser = new(Model, grammar);
        string[][] lines = [.. File.ReadAllLines(manifest).Skip(1).Select(line => line.Split('\t'))];
        int right = lines.Count(line => Hear(recogniser, Path.Combine(Path.GetDirectoryName(manifest)!, line[0])) == line[2]);
        Assert.InRange(right, lines.Length * 3 / 4, lines.Length);
    }

    private static string Hear(Recogniser recogniser, string path)
    {
        recogniser.Reset();
        recogniser.Write(SpeechFile.ReadAll(path));
        recogniser.Finish();
        List<string> words = [];
        while (recogniser.TryRead(out Decision decision))
        {
            if (decision.Kind == DecisionKind.Final)
            {
                words.Add(Model.Words[decision.Word].Name);
            }
        }

        return string.Join(' ', words);
    }
}
