using Ripac.Link;
using Ripac.Speech.Audio;

namespace Ripac.Emulator.Serving;

/// <summary>
/// Sound that comes in its own time, such as a microphone's from arecord or sox. At most a second of it waits: it is better to miss a word
/// than to answer late. Where nothing waits there is silence.
/// </summary>
internal sealed class LiveMicrophone : IDisposable
{
    private const int MostWaiting = LinkLimits.SampleRate;
    private const int PieceSamples = LinkLimits.SampleRate / 100;

    private readonly Queue<short> _waiting = new(MostWaiting);
    private readonly SpeechFile _sound;

    public LiveMicrophone(SpeechFile sound)
    {
        _sound = sound;
        new Thread(ReadAll) { IsBackground = true, Name = "microphone" }.Start();
    }

    /// <summary>Takes what waits; silence after it.</summary>
    public void Read(Span<short> samples)
    {
        lock (_waiting)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                _waiting.TryDequeue(out samples[i]);
            }
        }
    }

    public void Dispose() => _sound.Dispose();

    private void ReadAll()
    {
        short[] piece = new short[PieceSamples];
        try
        {
            for (int count; (count = _sound.Read(piece)) > 0;)
            {
                lock (_waiting)
                {
                    foreach (short sample in piece.AsSpan(0, count))
                    {
                        if (_waiting.Count == MostWaiting)
                        {
                            _waiting.Dequeue();
                        }

                        _waiting.Enqueue(sample);
                    }
                }
            }
        }
        catch (Exception problem) when (problem is IOException or WavFormatException or ObjectDisposedException)
        {
            // The sound has ended: silence.
        }
    }
}
