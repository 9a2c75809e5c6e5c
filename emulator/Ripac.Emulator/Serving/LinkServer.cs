using System.Collections.Concurrent;
using Ripac.Chip;
using Ripac.Emulator.Timeline;
using Ripac.Link;
using Ripac.Module;
using Ripac.Speech.Decoding;

namespace Ripac.Emulator.Serving;

/// <summary>The coprocessor for whoever is at the other end of a line, in real time. A line that was lost may be followed by another.</summary>
/// <param name="clock">Counts from the start of the program.</param>
/// <param name="audio">Gives the samples in place of the board's microphone, or null.</param>
/// <param name="core">The coprocessor's cores; null for one functional core.</param>
/// <param name="strict">RIPAC's division of labour: the board must load a model with discrete emissions.</param>
internal sealed class LinkServer(HostClock clock, Action<Span<short>>? audio = null, CoreSettings? core = null, bool strict = false)
{
    private const int PieceBytes = 4096;
    private const int MostPieces = 64;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    // The host is as fast as it is: no work is made to take longer.
    private static readonly ModuleTiming HostTiming = new()
    {
        Boot = 0,
        Transaction = 0,
        PayloadByte = 0,
        Sample = 0,
        Microcycle = 0,
        VerifiedByte = 0,
        ModelByte = 0,
        GrammarByte = 0,
        Template = 0,
        SelfTest = 0,
    };

    /// <summary>Something happened, at the time of the clock.</summary>
    public event Action<TimelineEvent>? Happened;

    /// <summary>Serves until the line is lost or it is cancelled. The coprocessor starts anew with each line.</summary>
    /// <returns>What went over the line, in one sentence.</returns>
    public string Serve(ILine line, CancellationToken cancellation)
    {
        ModuleOptions options = new() { Core = core ?? new CoreSettings(), Timing = HostTiming };
        CoreRecognisers cores = new(options.Core, strict);
        CoprocessorModule module = new(clock, cores.Create, options);
        SerialEndpoint endpoint = new(module, clock, line.Accepts);
        endpoint.Sending += line.Write;
        endpoint.RateChanged += line.SetRate;
        endpoint.RateChanged += rate => Report(TimelineSource.Link, $"{rate} baud");
        if (audio is not null)
        {
            endpoint.Requested += new AudioReplacement(audio).Replace;
        }

        module.Executed += (opcode, status) => ReportCommand(module, opcode, status);
        module.Decided += (decision, word) => Report(TimelineEvent.Of(clock.NowNanoseconds, decision, word));
        Report(TimelineSource.Link, $"{line.Name}: waiting for a board");

        using BlockingCollection<byte[]> received = new(MostPieces);
        Thread reader = new(() => ReadAll(line, received)) { IsBackground = true, Name = "line" };
        reader.Start();
        try
        {
            while (!cancellation.IsCancellationRequested && !received.IsCompleted)
            {
                if (received.TryTake(out byte[]? bytes, clock.RunDue(Longest)))
                {
                    endpoint.Receive(bytes, bytes.Length);
                }
            }
        }
        catch (IOException problem)
        {
            Report(TimelineSource.Link, $"{line.Name}: {problem.Message}");
        }
        finally
        {
            // Ends the reader too.
            line.Dispose();
            received.CompleteAdding();
            while (reader.IsAlive)
            {
                received.TryTake(out _);
                reader.Join(1);
            }
        }

        return $"{module.Count(LinkCounter.Transactions)} frames, {module.Count(LinkCounter.AudioFrames)} of audio; "
            + $"damaged {Damaged(module)}, repeated {module.Count(LinkCounter.Repeated)}, audio gaps {module.Count(LinkCounter.AudioGaps)}, "
            + $"dropped {endpoint.Dropped}; decisions {module.Count(LinkCounter.Decisions)}, lost {module.Count(LinkCounter.DecisionsLost)}";
    }

    private static int Damaged(CoprocessorModule module) =>
        module.Count(LinkCounter.BadSync) + module.Count(LinkCounter.BadCrc) + module.Count(LinkCounter.BadFrameLength);

    private static void ReadAll(ILine line, BlockingCollection<byte[]> received)
    {
        byte[] buffer = new byte[PieceBytes];
        try
        {
            for (int count; (count = line.Read(buffer)) > 0;)
            {
                received.Add(buffer[..count]);
            }

            received.CompleteAdding();
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException)
        {
            // The line is lost, or nobody wants its bytes any more.
            received.CompleteAdding();
        }
    }

    private void ReportCommand(CoprocessorModule module, LinkOpcode opcode, LinkStatus status)
    {
        string? text = (opcode, status) switch
        {
            (LinkOpcode.Reset, LinkStatus.Ok) => "the board starts",
            (LinkOpcode.LoadModel, LinkStatus.Ok) => "model loaded",
            (LinkOpcode.StartListening, LinkStatus.Ok) => "listening",
            (LinkOpcode.StopListening, LinkStatus.Ok) => "listening has ended",
            (_, LinkStatus.Ok) => null,
            (LinkOpcode.AudioPcm or LinkOpcode.AudioMuLaw, _) => null,
            _ => $"{opcode} was refused: {status} ({module.State})",
        };
        if (text is not null)
        {
            Report(TimelineSource.Link, text);
        }
    }

    private void Report(TimelineSource source, string text) => Report(new TimelineEvent(clock.NowNanoseconds, source, text));

    private void Report(TimelineEvent? happened)
    {
        if (happened is TimelineEvent something)
        {
            Happened?.Invoke(something);
        }
    }
}
