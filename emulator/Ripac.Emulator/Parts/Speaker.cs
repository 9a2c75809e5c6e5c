using Ripac.Speech.Audio;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Parts;

/// <summary>
/// The person before the microphone: speaks the recordings one after the other, with a pause before each, in a silent room.
/// Files are read piece by piece, so their length does not matter.
/// </summary>
internal sealed class Speaker : ISampleSource, IDisposable
{
    private const long NanosecondsPerSample = 1_000_000_000L / SpeechFile.SampleRate;

    private readonly VirtualClock _clock;
    private readonly Queue<string> _waiting;
    private readonly RoomNoise _room;
    private readonly long _pauseSamples;
    private readonly long _firstDelay;
    private readonly short[] _skipped = new short[1024];

    private SpeechFile? _recording;
    private string _name = "";
    private long _start;
    private long _position;

    /// <param name="clock">The board's.</param>
    /// <param name="recordings">WAV files, in order.</param>
    /// <param name="pauseMilliseconds">Before each recording.</param>
    /// <param name="seed">Of the room's noise, and of when within 10 ms the first recording begins.</param>
    public Speaker(VirtualClock clock, IEnumerable<string> recordings, int pauseMilliseconds, int seed)
    {
        _clock = clock;
        _waiting = new Queue<string>(recordings);
        _room = new RoomNoise(seed);
        _pauseSamples = pauseMilliseconds * (SpeechFile.SampleRate / 1000L);
        _firstDelay = (uint)seed % (SpeechFile.SampleRate / 100);
    }

    /// <summary>A recording will begin, at this virtual time in nanoseconds; known a pause ahead.</summary>
    public event Action<string, long>? Announced;

    /// <summary>A recording begins.</summary>
    public event Action<string>? Began;

    /// <summary>The last sample of a recording was heard.</summary>
    public event Action<string>? Ended;

    /// <summary>All recordings were heard to their end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Samples of recordings that the microphone took.</summary>
    public long SamplesSpoken { get; private set; }

    /// <summary>Begins to speak, a pause from now.</summary>
    /// <exception cref="WavFormatException">The first recording cannot be read.</exception>
    public void Start() => Next((_clock.NowNanoseconds / NanosecondsPerSample) + _firstDelay);

    /// <summary>Says one more recording, a pause after what is being said, or after now.</summary>
    /// <exception cref="WavFormatException">It cannot be read.</exception>
    public void Say(string recording)
    {
        _waiting.Enqueue(recording);
        if (IsDone)
        {
            IsDone = false;
            Next(_clock.NowNanoseconds / NanosecondsPerSample);
        }
    }

    public void Read(long firstSample, Span<short> samples)
    {
        _room.Fill(firstSample, samples);
        long end = firstSample + samples.Length;
        while (_recording is not null && _start + _position < end)
        {
            int at = (int)Math.Max(0, _start + _position - firstSample);
            Skip(firstSample + at - (_start + _position));
            int count = _recording.Read(samples[at..]);
            _position += count;
            SamplesSpoken += count;
            if (count < samples.Length - at)
            {
                EndRecording();
            }
        }
    }

    public void Dispose() => _recording?.Dispose();

    // Sound that nobody reads is lost, as at a real microphone.
    private void Skip(long samples)
    {
        while (samples > 0)
        {
            int count = _recording!.Read(_skipped.AsSpan(0, (int)Math.Min(samples, _skipped.Length)));
            if (count == 0)
            {
                return;
            }

            samples -= count;
            _position += count;
        }
    }

    private void EndRecording()
    {
        string name = _name;
        long end = _start + _position;
        _recording!.Dispose();
        _recording = null;
        _clock.At(end * NanosecondsPerSample, () => Ended?.Invoke(name));
        Next(end);
    }

    private void Next(long sample)
    {
        if (!_waiting.TryDequeue(out string? path))
        {
            IsDone = true;
            return;
        }

        _recording = SpeechFile.Open(path);
        _name = Path.GetFileName(path);
        _position = 0;
        _start = sample + _pauseSamples;

        string name = _name;
        long start = _start * NanosecondsPerSample;
        Announced?.Invoke(name, start);
        _clock.At(start, () => Began?.Invoke(name));
    }
}
