using Ripac.Speech.Audio;

namespace Ripac.Speech.Tests.Audio;

public class SpeechFileTests
{
    [Fact]
    public void Stereo_float_at_44100_becomes_8_kHz_mono()
    {
        using SpeechFile file = SpeechFile.Open(new MemoryStream(TestWav.Sine(WavEncoding.Float, 32, 2, 44_100, 44_100)));
        short[] samples = new short[10_000];
        Assert.Equal(8_000, file.Read(samples));
        for (int i = 1_000; i < 7_000; i++)
        {
            Assert.InRange(samples[i] - (32_768 * TestWav.SineAt(i, 8_000)), -100, 100);
        }
    }

    [Fact]
    public void What_was_written_is_read()
    {
        short[] samples = [.. Enumerable.Range(0, 5_000).Select(i => (short)(i * 7))];
        using MemoryStream stream = new();
        WavWriter.Write(stream, samples);
        stream.Position = 0;
        using SpeechFile file = SpeechFile.Open(stream);
        short[] read = new short[6_000];
        Assert.Equal(5_000, file.Read(read));
        Assert.Equal(samples, read[..5_000]);
    }

    /// <summary>Three hours are read from a stream that makes them up: only a block of it is ever in memory.</summary>
    [Fact]
    public void Three_hours_take_no_more_memory_than_a_second()
    {
        byte[] header = TestWav.Sine(WavEncoding.Pcm, 16, 1, 8_000, 0);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), 3 * 3_600 * 16_000);
        using SpeechFile file = SpeechFile.Open(new EndlessStream(header));
        short[] piece = new short[8_000];
        file.Read(piece);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long read = 8_000;
        for (int count; (count = file.Read(piece)) > 0;)
        {
            read += count;
        }

        Assert.Equal(3L * 3_600 * 8_000, read);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    /// <summary>A header, then zeros for ever.</summary>
    private sealed class EndlessStream(byte[] header) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == header.Length)
            {
                Array.Clear(buffer, offset, count);
                return count;
            }

            int copied = Math.Min(count, header.Length - _at);
            Array.Copy(header, _at, buffer, offset, copied);
            _at += copied;
            return copied;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
