using System.Device.Gpio;
using System.Device.Spi;
using Ripac.Audio;
using Ripac.Coprocessor;

namespace Ripac.VoiceInput;

/// <summary>The board's parts, opened where <see cref="BoardPins"/> says.</summary>
public static class Board
{
    private const string ModelPath = "I:\\model.ripac";

    /// <summary>Opens the coprocessor's bus and lines and the microphone. The coprocessor itself is not spoken to yet.</summary>
    /// <param name="gpio">Opens the lines.</param>
    /// <param name="grammarSets">See <see cref="SpeechInput"/>.</param>
    public static SpeechInput OpenSpeechInput(GpioController gpio, string[][] grammarSets)
    {
        BoardPins.Assign();
        SpiConnectionSettings settings = new SpiConnectionSettings(BoardPins.SpiBus, BoardPins.CoprocessorChipSelect)
        {
            ClockFrequency = BoardPins.SpiClockHz,
            Mode = SpiMode.Mode0,
            DataBitLength = 8,
            Configuration = SpiBusConfiguration.FullDuplex,
        };
        // A READY or INT line that nobody drives must not look like a coprocessor that is ready or has decisions.
        GpioPin ready = gpio.OpenPin(BoardPins.CoprocessorReady, PinMode.InputPullDown);
        GpioPin interrupt = gpio.OpenPin(BoardPins.CoprocessorInterrupt, PinMode.InputPullUp);
        GpioPin reset = gpio.OpenPin(BoardPins.CoprocessorReset, PinMode.Output);
        CoprocessorDevice coprocessor = new CoprocessorDevice(SpiDevice.Create(settings), ready, interrupt, reset);
        return new SpeechInput(coprocessor, new I2sMicrophone(BoardPins.I2sBus), ModelPath, grammarSets);
    }
}
