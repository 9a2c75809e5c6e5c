using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.IO;
using Ripac.Audio;
using Ripac.Coprocessor;

namespace Ripac.VoiceInput;

/// <summary>The board's parts, opened where <see cref="BoardPins"/> says.</summary>
public static class Board
{
    private const string NamePath = "I:\\board.txt";
    private const string ModelPath = "I:\\model.ripac";
    private const int LongestName = 64;

    /// <summary>
    /// Takes the pins of the board that <c>I:\board.txt</c> names into use; nothing else may be opened before. False, and a line on the
    /// console, when it names none: no pin is driven then, since on another board it could be anything.
    /// </summary>
    public static bool Identify()
    {
        string name = ReadName();
        if (name == "")
        {
            Console.WriteLine("board: " + NamePath + " is missing; `ripac flash` writes it");
            return false;
        }

        if (!BoardPins.Use(name))
        {
            Console.WriteLine("board: no pins for " + name + " in this program; `ripac boards generate` and build it");
            return false;
        }

        return true;
    }

    /// <summary>Opens an output, at a low level; null for a pin that the board does not have.</summary>
    public static GpioPin? OpenOutput(GpioController gpio, int pin)
    {
        if (pin == BoardPins.None)
        {
            return null;
        }

        GpioPin output = gpio.OpenPin(pin, PinMode.Output);
        output.Write(PinValue.Low);
        return output;
    }

    /// <summary>
    /// Opens the way to the coprocessor, and the microphone. The coprocessor itself is not spoken to yet. Where the board does not have what
    /// the settings say, it is said, and the other way is taken.
    /// </summary>
    /// <param name="gpio">Opens the lines.</param>
    /// <param name="choice">What the settings say.</param>
    /// <param name="grammarSets">See <see cref="SpeechInput"/>.</param>
    public static SpeechInput OpenSpeechInput(GpioController gpio, BoardChoice choice, string[][] grammarSets)
    {
        bool onUart = choice.CoprocessorOnUart || BoardPins.SpiBus == BoardPins.None;
        if (onUart && BoardPins.CoprocessorUartPort == "")
        {
            Console.WriteLine("settings: coprocessor = uart, but " + BoardPins.Name + " has no coprocessorUart; SPI is used");
            onUart = false;
        }

        LinkTransport transport = onUart ? new SerialTransport(BoardPins.CoprocessorUartPort, BoardPins.CoprocessorUartBaudRate) : OpenSpi(gpio);
        I2sMicrophone microphone = new I2sMicrophone(BoardPins.I2sBus, BoardPins.MicrophoneIsPdm);
        return new SpeechInput(new CoprocessorDevice(transport), microphone, ModelPath, grammarSets);
    }

    private static SpiTransport OpenSpi(GpioController gpio)
    {
        SpiConnectionSettings settings = new SpiConnectionSettings(BoardPins.SpiBus, BoardPins.CoprocessorChipSelect)
        {
            ClockFrequency = BoardPins.SpiClockHz,
            Mode = SpiMode.Mode0,
            DataBitLength = 8,
            Configuration = SpiBusConfiguration.FullDuplex,
        };
        // A READY or INT line that nobody drives must not look like a coprocessor that is ready or has decisions.
        GpioPin ready = gpio.OpenPin(BoardPins.CoprocessorReady, BoardPins.CoprocessorReadyMode);
        GpioPin? interrupt = BoardPins.CoprocessorInterrupt == BoardPins.None
            ? null : gpio.OpenPin(BoardPins.CoprocessorInterrupt, BoardPins.CoprocessorInterruptMode);
        return new SpiTransport(SpiDevice.Create(settings), ready, interrupt, gpio.OpenPin(BoardPins.CoprocessorReset, PinMode.Output));
    }

    // The first line of the file; empty when there is none.
    private static string ReadName()
    {
        if (!File.Exists(NamePath))
        {
            return "";
        }

        try
        {
            using FileStream file = new FileStream(NamePath, FileMode.Open, FileAccess.Read);
            byte[] bytes = new byte[LongestName];
            int count = file.Read(bytes, 0, bytes.Length);
            char[] name = new char[LongestName];
            int length = 0;
            while (length < count && bytes[length] > ' ')
            {
                name[length] = (char)bytes[length];
                length++;
            }

            return new string(name, 0, length);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
