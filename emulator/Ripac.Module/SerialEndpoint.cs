using Ripac.Link;

namespace Ripac.Module;

/// <summary>
/// The module at the end of a UART (firmware/Ripac.Link/README.md, UART): bytes of any kind in, one answer for each frame out. Lives by
/// the module's clock and in its thread.
/// </summary>
public sealed class SerialEndpoint
{
    private const int MostWaiting = 4;

    private readonly CoprocessorModule _module;
    private readonly IModuleTimer _timer;
    private readonly Func<int, bool> _acceptsRate;
    private readonly byte[] _received = new byte[LinkFrame.MaximumLength];
    private readonly byte[] _rateAnswer = new byte[LinkFrame.Overhead];
    private readonly byte[] _wire = new byte[SerialEncoder.WireLength(LinkFrame.MaximumLength)];
    private readonly SerialDecoder _decoder;
    private readonly Queue<byte[]> _waiting = new();
    private bool _answering;
    private long _doubts;
    private bool _doubtful;

    /// <summary>Takes the module, whose SPI bytes nobody else may use then.</summary>
    /// <param name="module">The coprocessor.</param>
    /// <param name="timer">Its clock.</param>
    /// <param name="acceptsRate">Whether the line can go on at so many baud.</param>
    public SerialEndpoint(CoprocessorModule module, IModuleTimer timer, Func<int, bool> acceptsRate)
    {
        _module = module;
        _timer = timer;
        _acceptsRate = acceptsRate;
        _decoder = new SerialDecoder(_received);
        module.ReadyChanged += ready =>
        {
            if (ready)
            {
                Answer();
            }
        };
    }

    /// <summary>A request that can be believed came; whoever changes it closes it anew.</summary>
    public event Action<byte[]>? Requested;

    /// <summary>Bytes for the line. The array is used again afterwards.</summary>
    public event Action<ReadOnlyMemory<byte>>? Sending;

    /// <summary>When the bytes given to <see cref="Sending"/> have left, the line goes on at so many baud.</summary>
    public event Action<int>? RateChanged;

    /// <summary>The line's rate in baud.</summary>
    public int Rate { get; private set; } = SerialTiming.StartRate;

    /// <summary>Requests that were dropped because four were waiting already.</summary>
    public int Dropped { get; private set; }

    /// <summary>Bytes came from the line.</summary>
    public void Receive(byte[] bytes, int count)
    {
        bool believed = false;
        for (int done = 0; done < count;)
        {
            done += _decoder.Take(bytes, done, count - done);
            if (_decoder.FrameLength > 0)
            {
                byte[] frame = _received[.._decoder.FrameLength];
                if (LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync) == LinkStatus.Ok)
                {
                    believed = true;
                    Requested?.Invoke(frame);
                }

                Enqueue(frame);
            }
        }

        if (believed)
        {
            _doubtful = false;
        }
        else if (!_doubtful && bytes.AsSpan(0, count).ContainsAnyExcept(SerialEncoder.Flag))
        {
            Doubt();
        }

        ExecuteNext();
    }

    private void Enqueue(byte[] frame)
    {
        if (_waiting.Count < MostWaiting)
        {
            _waiting.Enqueue(frame);
        }
        else
        {
            Dropped++;
        }
    }

    private void ExecuteNext()
    {
        if (_answering || !_module.Ready || !_waiting.TryDequeue(out byte[]? frame))
        {
            return;
        }

        if (LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync) == LinkStatus.Ok
            && LinkFrame.Opcode(frame) == LinkOpcode.SetLineRate)
        {
            SetRate(frame);
            return;
        }

        _answering = true;
        foreach (byte value in frame)
        {
            _module.Transmit(value);
        }

        _module.EndTransaction();
    }

    private void Answer()
    {
        if (_answering)
        {
            _answering = false;
            Send(_module.Response.ToArray());
        }

        ExecuteNext();
    }

    private void SetRate(byte[] frame)
    {
        bool whole = LinkFrame.PayloadLength(frame) == 4;
        int rate = whole ? LinkBytes.ReadInt32(frame, LinkFrame.PayloadOffset) : 0;
        LinkStatus status = !whole ? LinkStatus.BadLength : _acceptsRate(rate) ? LinkStatus.Ok : LinkStatus.OutOfRange;
        LinkFlags flags = LinkFrame.Flags(_module.Response.ToArray());
        LinkFrame.WriteResponse(_rateAnswer, LinkFrame.Sequence(frame), LinkOpcode.SetLineRate, status, flags, 0);
        Send(_rateAnswer);
        if (status == LinkStatus.Ok)
        {
            ChangeRate(rate);
            Doubt();
        }

        ExecuteNext();
    }

    private void Send(byte[] frame) => Sending?.Invoke(_wire.AsMemory(0, SerialEncoder.Encode(frame, frame.Length, _wire)));

    // A line at the wrong rate looks like noise to both ends.
    private void Doubt()
    {
        _doubtful = true;
        long doubt = ++_doubts;
        _timer.After(SerialTiming.FallbackMilliseconds * 1_000_000L, () =>
        {
            if (_doubtful && doubt == _doubts)
            {
                _doubtful = false;
                ChangeRate(SerialTiming.StartRate);
            }
        });
    }

    private void ChangeRate(int rate)
    {
        if (rate != Rate)
        {
            Rate = rate;
            RateChanged?.Invoke(rate);
        }
    }
}
