namespace Ripac.VirtualDevice.Recording;

/// <summary>Records what passes between firmware and one SPI part.</summary>
public sealed class BusRecorder
{
    /// <summary>Records from now on.</summary>
    /// <param name="board">The board.</param>
    /// <param name="bus">The part's SPI bus.</param>
    /// <param name="chipSelect">The part's chip-select pin.</param>
    /// <param name="pinsOfPart">Pins that the part drives: ready, interrupt.</param>
    /// <param name="pinsOfFirmware">Pins that the firmware drives: reset.</param>
    public BusRecorder(VirtualBoard board, int bus, int chipSelect, int[] pinsOfPart, int[] pinsOfFirmware)
    {
        foreach (int pin in pinsOfPart.Concat(pinsOfFirmware))
        {
            bool byFirmware = pinsOfFirmware.Contains(pin);
            Record(board.Pin(pin));
            board.Pin(pin).Changed += Record;

            void Record(VirtualPin changed) =>
                Recording.Add(new RecordedPin(board.Clock.NowNanoseconds, changed.Number, changed.Level, byFirmware));
        }

        board.SpiTransferred += transfer =>
        {
            if (transfer.Bus == bus && transfer.ChipSelect == chipSelect)
            {
                Recording.Add(new RecordedFrame(transfer.StartNanoseconds, transfer.ClockHertz, transfer.Mosi.ToArray(), transfer.Miso.ToArray()));
            }
        };
    }

    /// <summary>What was recorded so far.</summary>
    public BusRecording Recording { get; } = new();
}
