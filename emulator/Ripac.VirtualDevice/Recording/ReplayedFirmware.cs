namespace Ripac.VirtualDevice.Recording;

/// <summary>
/// Plays a recording to the part, without firmware: sends its frames and drives its pins at the recorded times, on a board that runs nothing,
/// and compares what the part answers.
/// </summary>
public static class ReplayedFirmware
{
    /// <summary>More than anybody reads.</summary>
    private const int MostDifferences = 100;

    /// <summary>Plays it, from the board's power-on on.</summary>
    /// <param name="board">A board without firmware; the part's other pins are on it.</param>
    /// <param name="recording">What to play.</param>
    /// <param name="part">The part, as it would be attached.</param>
    /// <returns>Where the part answered something else than in the recording: the first 100, a line each.</returns>
    public static IReadOnlyList<string> Play(VirtualBoard board, BusRecording recording, ISpiPart part)
    {
        List<string> differences = [];
        int number = 0;
        foreach (RecordedEvent happened in recording.Events)
        {
            board.Clock.AdvanceTo(happened.Nanoseconds);
            if (happened is RecordedPin { ByFirmware: true } pin)
            {
                board.Pin(pin.Pin).SetFirmwareSide(pin.High, pulledUp: false);
            }
            else if (happened is RecordedFrame frame)
            {
                number++;
                byte[] answer = Send(board, frame, part);
                int at = answer.AsSpan().CommonPrefixLength(frame.Miso);
                if (at < answer.Length && differences.Count < MostDifferences)
                {
                    differences.Add($"frame {number}: byte {at} is 0x{answer[at]:X2}, was 0x{frame.Miso[at]:X2}");
                }
            }
        }

        return differences;
    }

    private static byte[] Send(VirtualBoard board, RecordedFrame frame, ISpiPart part)
    {
        byte[] answer = new byte[frame.Mosi.Length];
        for (int i = 0; i < answer.Length; i++)
        {
            board.Clock.AdvanceTo(frame.Nanoseconds + ((i + 1) * 8_000_000_000L / frame.ClockHertz));
            answer[i] = part.Transmit(frame.Mosi[i]);
        }

        part.EndTransaction();
        return answer;
    }
}
