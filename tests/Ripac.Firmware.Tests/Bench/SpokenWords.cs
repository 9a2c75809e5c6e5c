using Ripac.VirtualDevice;

namespace Ripac.Tests.Firmware.Bench;

/// <summary>
/// A speaker whose every sample says what is being said: (word + 1) * 128 + confidence, and 0 for silence. So a test's "speech" passes
/// microphone, firmware, link and module as samples do, and <see cref="SpokenWordsRecogniser"/> hears exactly what arrived.
/// </summary>
internal sealed class SpokenWords : ISampleSource
{
    private const int SamplesPerMillisecond = 8;
    private const int ConfidenceSteps = 128;

    private readonly List<(long Start, long End, short Sample)> _words = [];
    private readonly List<(long Start, short[] Samples)> _sounds = [];

    public static (int Word, int Confidence) Understand(short sample) => ((sample / ConfidenceSteps) - 1, sample % ConfidenceSteps);

    public void Say(int word, int confidence, long startMilliseconds, int milliseconds) =>
        _words.Add((
            startMilliseconds * SamplesPerMillisecond,
            (startMilliseconds + milliseconds) * SamplesPerMillisecond,
            (short)(((word + 1) * ConfidenceSteps) + confidence)));

    /// <summary>Real sound, for who listens to it.</summary>
    public void Play(short[] samples, long startMilliseconds) => _sounds.Add((startMilliseconds * SamplesPerMillisecond, samples));

    public void Read(long firstSample, Span<short> samples)
    {
        samples.Clear();
        foreach ((long start, long end, short sample) in _words)
        {
            int from = (int)Math.Clamp(start - firstSample, 0, samples.Length);
            int to = (int)Math.Clamp(end - firstSample, 0, samples.Length);
            samples[from..to].Fill(sample);
        }

        foreach ((long start, short[] sound) in _sounds)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                long place = firstSample + i - start;
                samples[i] = place >= 0 && place < sound.Length ? sound[place] : samples[i];
            }
        }
    }
}
