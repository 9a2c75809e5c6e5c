using System.Collections.Concurrent;
using Ripac.Link;

namespace Ripac.Emulator.Tests.Serving;

/// <summary>
/// A board's end of the serial link, as plainly as the specification allows: a request, then its answer; again when none comes. It can
/// lose and change bytes in both directions, the same ones for the same seed.
/// </summary>
internal sealed class SerialMaster : IDisposable
{
    private const int Attempts = 40;
    private const int AnswerMilliseconds = 150;

    private readonly Stream _line;
    private readonly Random _random;
    private readonly double _loss;
    private readonly BlockingCollection<byte[]> _answers = [];
    private readonly byte[] _frame = new byte[LinkFrame.MaximumLength];
    private byte _sequence;

    /// <param name="line">The line to the coprocessor; closed with this.</param>
    /// <param name="loss">How probable it is that a byte is lost, or changed, or a foreign one is put in: each.</param>
    /// <param name="seed">Which bytes.</param>
    public SerialMaster(Stream line, double loss = 0, int seed = 0)
    {
        _line = line;
        _loss = loss;
        _random = new Random(seed);
        Thread reader = new(ReadAll) { IsBackground = true };
        reader.Start();
    }

    /// <summary>Requests sent again.</summary>
    public int Repeats { get; private set; }

    /// <summary>Bytes that were lost, changed or put in.</summary>
    public int Damaged { get; private set; }

    public long Sent { get; private set; }

    public long Heard { get; private set; }

    public (LinkStatus Status, byte[] Payload) Exchange(LinkOpcode opcode, params byte[] payload)
    {
        _sequence = LinkSequence.Next(_sequence);
        byte[] request = new byte[LinkFrame.Overhead + payload.Length];
        payload.CopyTo(request, LinkFrame.PayloadOffset);
        LinkFrame.WriteRequest(request, _sequence, opcode, payload.Length);
        byte[] wire = new byte[SerialEncoder.WireLength(request.Length)];
        wire = wire[..SerialEncoder.Encode(request, request.Length, wire)];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Repeats += attempt > 0 ? 1 : 0;
            Sent += wire.Length;
            _line.Write(Damage(wire));
            while (_answers.TryTake(out byte[]? answer, AnswerMilliseconds))
            {
                if (LinkFrame.Check(answer, answer.Length, LinkFrame.ResponseSync) == LinkStatus.Ok
                    && LinkFrame.Opcode(answer) == opcode && LinkFrame.Sequence(answer) == _sequence)
                {
                    return (LinkFrame.Status(answer), answer[LinkFrame.PayloadOffset..^2]);
                }

                if (LinkFrame.Check(answer, answer.Length, LinkFrame.ResponseSync) == LinkStatus.Ok && LinkFrame.Opcode(answer) == LinkOpcode.Poll)
                {
                    break; // It could not believe the request.
                }
            }
        }

        throw new InvalidOperationException($"no answer to {opcode}");
    }

    public void Send(byte[] bytes) => _line.Write(bytes);

    public bool HearsNothingFor(int milliseconds) => !_answers.TryTake(out _, milliseconds);

    public void Dispose() => _line.Dispose();

    public static byte[] Int32(int value) => BitConverter.GetBytes(value);

    private byte[] Damage(ReadOnlySpan<byte> bytes)
    {
        if (_loss == 0)
        {
            return bytes.ToArray();
        }

        List<byte> damaged = [];
        lock (_random)
        {
            foreach (byte value in bytes)
            {
                double chance = _random.NextDouble() / _loss;
                Damaged += chance < 3 ? 1 : 0;
                if (chance >= 1)
                {
                    damaged.Add(chance < 2 ? (byte)(value ^ (1 << _random.Next(8))) : value);
                }

                if (chance is >= 2 and < 3)
                {
                    damaged.Add((byte)_random.Next(256));
                }
            }
        }

        return [.. damaged];
    }

    private void ReadAll()
    {
        byte[] buffer = new byte[1024];
        SerialDecoder decoder = new(_frame);
        try
        {
            for (int count; (count = _line.Read(buffer)) > 0;)
            {
                Heard += count;
                byte[] heard = Damage(buffer.AsSpan(0, count));
                for (int done = 0; done < heard.Length;)
                {
                    done += decoder.Take(heard, done, heard.Length - done);
                    if (decoder.FrameLength > 0)
                    {
                        _answers.Add(_frame[..decoder.FrameLength]);
                    }
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The line is closed.
        }
    }
}
