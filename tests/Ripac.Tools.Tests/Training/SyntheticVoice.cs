using Ripac.Speech.Audio;
using Ripac.Tools.Data;

namespace Ripac.Tools.Tests.Training;

/// <summary>Words said by a machine: every phone is two tones of its own with a little noise.</summary>
internal sealed class SyntheticVoice(string folder)
{
    private readonly Lexicon _lexicon = Lexicon.Load();

    /// <summary>A recording of some words, and of silence before, between and after them.</summary>
    public Recording Say(string speaker, int seed, params string[] words)
    {
        Random random = new(seed);
        List<short> samples = [];
        AddSilence(samples, random);
        foreach (string word in words)
        {
            foreach (string phone in _lexicon.PhonesOf(word))
            {
                AddPhone(samples, _lexicon.Phones.ToList().IndexOf(phone), random);
            }

            AddSilence(samples, random);
        }

        string path = Path.Combine(folder, $"{speaker}-{seed}.wav");
        using FileStream file = File.Create(path);
        WavWriter.Write(file, [.. samples]);
        return new Recording("synthetic", path, speaker, words);
    }

    private static void AddPhone(List<short> samples, int phone, Random random)
    {
        int length = random.Next(600, 1_000);
        double low = 250 + (120 * (phone % 7)) + random.Next(20);
        double high = 1_300 + (350 * (phone / 7)) + random.Next(40);
        for (int i = 0; i < length; i++)
        {
            double value = Math.Sin(2 * Math.PI * low * i / 8_000) + Math.Sin(2 * Math.PI * high * i / 8_000) + (0.1 * random.NextDouble());
            samples.Add((short)(3_000 * value));
        }
    }

    private static void AddSilence(List<short> samples, Random random)
    {
        int length = random.Next(1_600, 2_400);
        for (int i = 0; i < length; i++)
        {
            samples.Add((short)random.Next(-20, 21));
        }
    }
}
