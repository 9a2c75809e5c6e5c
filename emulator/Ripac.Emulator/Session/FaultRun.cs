using System.Globalization;
using Ripac.Link;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Session;

/// <summary>What became of a run with faults, the best first.</summary>
internal enum FaultVerdict
{
    /// <summary>The number was dialed while there were faults.</summary>
    Dialed,

    /// <summary>It was dialed once the faults had ended, when it was said again.</summary>
    Recovered,

    /// <summary>The firmware went on, and did not dial: it asked again.</summary>
    NotDialed,

    /// <summary>Another number was dialed.</summary>
    Wrong,

    /// <summary>The firmware no longer listened.</summary>
    Hung,

    /// <summary>An exception, a deadlock, or the end of Main.</summary>
    Crashed,
}

/// <summary>A run with faults.</summary>
/// <param name="Seed">Runs it again.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Faults">How many there were.</param>
/// <param name="MillisecondsToListen">Virtual time from the end of the faults to the next audio that the coprocessor took; null if it never did.</param>
/// <param name="Message">What went wrong.</param>
internal sealed record FaultOutcome(int Seed, FaultVerdict Verdict, int Faults, double? MillisecondsToListen, string Message);

/// <summary>One run of the dialer with faults.</summary>
internal static class FaultRun
{
    private const int TimesSaid = 3;

    private static readonly TimeSpan MostToRecover = TimeSpan.FromSeconds(30);

    private const long Limit = 240_000_000_000;

    public static FaultOutcome Run(int seed, string expected, Action<string>? log, CancellationToken cancellation)
    {
        using DialSession session = new(new DialSetup
        {
            Board = InputFiles.ReadBoard(InputFiles.DefaultBoard),
            FirmwarePath = InputFiles.FindFirmware(InputFiles.DefaultFirmware),
            ModelPath = InputFiles.CheckModel(InputFiles.DefaultModel),
            Recordings = [InputFiles.DefaultRecording],
            PushToTalk = false,
            Modem = ModemAnswer.Ok,
            Seed = seed,
            HasFaults = true,
            LimitNanoseconds = Limit,
        });
        FaultBench faults = session.Faults!;
        long back = -1;
        session.Module.Executed += (opcode, status) =>
        {
            if (!faults.Source.IsActive && back < 0 && status == LinkStatus.Ok && opcode is LinkOpcode.AudioPcm or LinkOpcode.AudioMuLaw)
            {
                back = session.Board.Clock.NowNanoseconds;
            }
        };
        bool dialedAmongFaults = false;
        session.Board.Clock.At(FaultBench.EndNanoseconds, () => dialedAmongFaults = session.Modem.Dialed.Count > 0);
        session.Happened += happened => log?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{happened.Nanoseconds / 1e6,10:0.0} ms  {happened.Source}: {happened.Text}"));
        session.StartSpeakingBy(5_000_000_000);
        DialOutcome outcome = session.Run(cancellation);
        for (int said = 1; said < TimesSaid && outcome.End == DialEnd.Done && outcome.Dialed.Count == 0; said++)
        {
            session.SayAgain(InputFiles.DefaultRecording);
            outcome = session.Run(cancellation);
        }

        if (outcome.End == DialEnd.Done && back < 0)
        {
            session.Board.RunFor(MostToRecover, () => back >= 0);
        }

        if (log is not null)
        {
            foreach (string fault in faults.Source.Log)
            {
                log(fault);
            }
        }

        FaultVerdict verdict = outcome.Dialed.Any(number => number != expected) ? FaultVerdict.Wrong
            : outcome.End == DialEnd.FirmwareFault ? FaultVerdict.Crashed
            : outcome.End == DialEnd.TimedOut || back < 0 ? FaultVerdict.Hung
            : dialedAmongFaults ? FaultVerdict.Dialed
            : outcome.Dialed.Count > 0 ? FaultVerdict.Recovered
            : FaultVerdict.NotDialed;
        string message = verdict switch
        {
            FaultVerdict.Wrong => $"dialed {string.Join(", ", outcome.Dialed)}",
            FaultVerdict.Crashed => outcome.Message,
            FaultVerdict.Hung => "no audio was taken after the faults had ended",
            _ => "not dialed",
        };
        return new FaultOutcome(seed, verdict, faults.Source.Count, back < 0 ? null : (back - FaultBench.EndNanoseconds) / 1e6, message);
    }
}
