namespace Ripac.Speech.Audio;

/// <summary>Reads a WAV file piece by piece, whatever its length: the memory it takes is one block.</summary>
public sealed class WavReader : IDisposable
{
    private const int FramesPerBlock = 1024;

    private readonly Stream _stream;
    private readonly byte[] _block;
    private readonly bool _lengthUnknown;
    private long _bytesLeft;

    /// <summary>Reads the header. The reader owns the stream.</summary>
    /// <exception cref="WavFormatException">The stream is empty, not a WAV, cut short, or of an unknown sample format.</exception>
    public WavReader(Stream stream)
    {
        _stream = stream;
        (Format, _bytesLeft) = WavHeader.Read(stream);

        // Programs that write to a pipe cannot know the length: they leave 0 or the largest number, and the samples go on to the end.
        _lengthUnknown = _bytesLeft is 0 or >= uint.MaxValue - 65_535;
        if (_lengthUnknown)
        {
            _bytesLeft = long.MaxValue;
        }

        if (stream.CanSeek)
        {
            long present = Math.Max(0, stream.Length - stream.Position);
            if (!_lengthUnknown && present < _bytesLeft)
            {
                throw CutShort();
            }

            _bytesLeft = Math.Min(_bytesLeft, present);
            if (_bytesLeft < Format.BlockBytes)
            {
                throw new WavFormatException("the WAV holds no samples; record it again");
            }
        }

        _block = new byte[FramesPerBlock * Format.BlockBytes];
    }

    /// <summary>The format of the samples.</summary>
    public WavFormat Format { get; }

    /// <inheritdoc cref="WavReader(Stream)"/>
    public static WavReader Open(string path)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            return new WavReader(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next samples as one channel: the mean of all channels, full scale ±1.</summary>
    /// <returns>How many samples were read: less than asked only at the end of the file.</returns>
    /// <exception cref="WavFormatException">The file ends before its header says.</exception>
    public int ReadMono(Span<float> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            int frames = ReadBlock(Math.Min(samples.Length - done, FramesPerBlock));
            if (frames == 0)
            {
                break;
            }

            SampleDecoder.DecodeMono(_block, Format, samples.Slice(done, frames));
            done += frames;
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private int ReadBlock(int frames)
    {
        int wanted = (int)Math.Min((long)frames * Format.BlockBytes, _bytesLeft);
        wanted -= wanted % Format.BlockBytes;
        int read = _stream.ReadAtLeast(_block.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
        if (read < wanted && !_lengthUnknown)
        {
            throw CutShort();
        }

        _bytesLeft -= read;
        return read / Format.BlockBytes;
    }

    private static WavFormatException CutShort() =>
        new("the WAV is shorter than its header says; it was cut short: record or copy it again");
}
