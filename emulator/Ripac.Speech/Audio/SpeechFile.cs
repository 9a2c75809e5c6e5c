namespace Ripac.Speech.Audio;

/// <summary>A recording as the microphone would give it: 16-bit mono at one rate, read piece by piece whatever the file's length.</summary>
public sealed class SpeechFile : IDisposable
{
    /// <summary>The rate of everything that the recogniser hears, in Hz.</summary>
    public const int SampleRate = 8_000;

    private readonly WavReader _reader;
    private readonly Resampler? _resampler;
    private readonly float[] _block = new float[4096];
    private bool _ended;

    private SpeechFile(WavReader reader, int rate)
    {
        _reader = reader;
        _resampler = reader.Format.SampleRate == rate ? null : new Resampler(reader.Format.SampleRate, rate);
    }

    /// <summary>Opens a WAV file of any usual rate, width and number of channels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rate">The rate wanted, in Hz.</param>
    /// <exception cref="WavFormatException">The file is no WAV that can be read.</exception>
    public static SpeechFile Open(string path, int rate = SampleRate) => Open(WavReader.Open(path), rate);

    /// <inheritdoc cref="Open(string, int)"/>
    public static SpeechFile Open(Stream stream, int rate = SampleRate) => Open(new WavReader(stream), rate);

    /// <summary>Reads a whole file; for recordings of minutes, not of hours.</summary>
    /// <inheritdoc cref="Open(string, int)"/>
    public static short[] ReadAll(string path, int rate = SampleRate)
    {
        using SpeechFile file = Open(path, rate);
        List<short> samples = [];
        short[] piece = new short[4096];
        for (int count; (count = file.Read(piece)) > 0;)
        {
            samples.AddRange(piece.AsSpan(0, count));
        }

        return [.. samples];
    }

    /// <summary>Reads the next samples; less than asked only at the end.</summary>
    /// <exception cref="WavFormatException">The file ends before its header says.</exception>
    public int Read(Span<short> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            int count = ReadBlock(Math.Min(samples.Length - done, _block.Length));
            if (count == 0)
            {
                break;
            }

            for (int i = 0; i < count; i++)
            {
                samples[done++] = (short)Math.Clamp(MathF.Round(_block[i] * 32_768f), short.MinValue, short.MaxValue);
            }
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static SpeechFile Open(WavReader reader, int rate)
    {
        try
        {
            return new SpeechFile(reader, rate);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private int ReadBlock(int wanted)
    {
        if (_resampler is null)
        {
            return _reader.ReadMono(_block.AsSpan(0, wanted));
        }

        while (!_ended && _resampler.Available == 0)
        {
            int count = _reader.ReadMono(_block);
            _resampler.Write(_block.AsSpan(0, count));
            if (count < _block.Length)
            {
                _ended = true;
                _resampler.Finish();
            }
        }

        return _resampler.Read(_block.AsSpan(0, wanted));
    }
}
