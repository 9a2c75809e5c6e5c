using Ripac.Link;

namespace Ripac.Emulator.Serving;

/// <summary>
/// Puts other samples into the audio frames that a board sends: a board without a microphone keeps the time, this computer hears. A
/// frame that is sent again gets what it had before.
/// </summary>
/// <param name="read">Gives the next samples, at once, whatever there is.</param>
internal sealed class AudioReplacement(Action<Span<short>> read)
{
    private const int PositionLength = 4;
    private const int MostKept = 16;

    private readonly Queue<(int Position, short[] Samples)> _kept = new();
    private int _next;

    /// <summary>Changes a request if it is audio, and closes it anew.</summary>
    public void Replace(byte[] frame)
    {
        if (LinkFrame.Opcode(frame) == LinkOpcode.StartListening)
        {
            _kept.Clear();
            _next = 0;
        }

        int bytes = LinkFrame.PayloadLength(frame) - PositionLength;
        if (LinkFrame.Opcode(frame) != LinkOpcode.AudioPcm || bytes < 2 || bytes % 2 != 0)
        {
            return;
        }

        int position = LinkBytes.ReadInt32(frame, LinkFrame.PayloadOffset);
        short[] samples = SamplesAt(position, bytes / 2);
        for (int i = 0; i < samples.Length; i++)
        {
            LinkBytes.WriteUInt16(frame, LinkFrame.PayloadOffset + PositionLength + (2 * i), samples[i]);
        }

        LinkFrame.WriteRequest(frame, LinkFrame.Sequence(frame), LinkOpcode.AudioPcm, PositionLength + bytes);
    }

    private short[] SamplesAt(int position, int count)
    {
        foreach ((int keptPosition, short[] kept) in _kept)
        {
            if (keptPosition == position && kept.Length == count)
            {
                return kept;
            }
        }

        short[] samples = new short[count];
        if (position >= _next)
        {
            read(samples);
            _next = position + count;
        }

        _kept.Enqueue((position, samples));
        if (_kept.Count > MostKept)
        {
            _kept.Dequeue();
        }

        return samples;
    }
}
