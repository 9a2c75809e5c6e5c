using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Tests;

/// <summary>
/// Words made of tones, and a model that hears them: one emission for each mel band, one for silence; the word "one" rises through three
/// bands, and a filler stands for each band.
/// </summary>
public static class ToneVoice
{
    public const int Bands = 8;

    private const int ToneSamples = 960; // 120 ms
    private const int LowestHz = 200;
    private const int HighestHz = 3_800;

    /// <summary>A little above the quiet room's noise: what the front end takes for the mean of speech at first.</summary>
    private static readonly short[] MeanEnergy = [6_000, 6_200, 6_700, 6_900, 7_100, 7_200, 7_500, 7_700];

    /// <summary>The bands of the word that the model has.</summary>
    public static readonly int[] One = [1, 3, 5];

    public static AcousticModel Model { get; } = CreateModel(("one", One));

    /// <summary>A quiet room.</summary>
    public static short[] Silence(int milliseconds, int seed = 1, int loudness = 20)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, milliseconds * 8).Select(_ => (short)random.Next(-loudness, loudness + 1))];
    }

    /// <summary>A word: its tones, with 600 ms of a quiet room before and after them.</summary>
    /// <param name="bands">The band of each tone.</param>
    /// <param name="pace">Length of the tones, in percent.</param>
    /// <param name="amplitude">Of the tones; more than 32767 is clipped.</param>
    /// <param name="background">Largest sample of the room's noise.</param>
    public static short[] Say(int[] bands, int pace = 100, int amplitude = 6_000, int background = 20)
    {
        Random random = new(pace);
        List<short> samples = [.. Silence(600, pace, background)];
        foreach (int band in bands)
        {
            for (int i = 0; i < ToneSamples * pace / 100; i++)
            {
                double tone = amplitude * Math.Sin(2 * Math.PI * CentreOf(band) * i / FrontEndSettings.SampleRate);
                samples.Add((short)Math.Clamp(tone + random.Next(-background, background + 1), short.MinValue, short.MaxValue));
            }
        }

        return [.. samples, .. Silence(600, pace + 1, background)];
    }

    private static double CentreOf(int band)
    {
        double lowest = Mel(LowestHz);
        double mel = lowest + ((band + 1) * (Mel(HighestHz) - lowest) / (Bands + 1));
        return 700 * (Math.Exp(mel / 1127) - 1);
    }

    private static double Mel(double hz) => 1127 * Math.Log(1 + (hz / 700));

    /// <summary>A model of the same kind with other words.</summary>
    /// <param name="vocabulary">Names, and the bands of their tones.</param>
    public static AcousticModel CreateModel(params (string Name, int[] Bands)[] vocabulary)
    {
        List<AcousticWord> words = [];
        List<ushort> emissions = [];
        foreach ((string name, int[] bands) in vocabulary)
        {
            words.Add(new(name, WordKind.Word, emissions.Count, bands.Length));
            emissions.AddRange(bands.Select(band => (ushort)band));
        }

        words.Add(new("silence", WordKind.Silence, emissions.Count, 1));
        emissions.Add(Bands);
        for (ushort band = 0; band < Bands; band++)
        {
            words.Add(new AcousticWord($"filler-{band}", WordKind.Filler, emissions.Count, 1));
            emissions.Add(band);
        }

        // A band's energy in 1/256 octave is its score; 3 dB are 32 costs. Silence scores as a band that is 6 dB above its mean.
        sbyte[] weights = new sbyte[(Bands + 1) * Bands];
        for (int band = 0; band < Bands; band++)
        {
            weights[(band * Bands) + band] = 1;
        }

        int[] biases = [.. new int[Bands], 512];
        byte[] shifts = [.. Enumerable.Repeat((byte)3, Bands + 1)];
        return new AcousticModel(
            new FrontEndSettings(Bands, LowestHz, HighestHz, 0, 1, MeanEnergy),
            words,
            [.. Enumerable.Repeat(new StateTransitions(1, 1, AcousticModel.NotAllowed), emissions.Count)],
            [.. emissions],
            new NetworkEmissions([new NetworkLayer(Bands, weights, biases, shifts)]));
    }
}
