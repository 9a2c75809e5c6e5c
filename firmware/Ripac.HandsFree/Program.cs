using System;
using System.Device.Gpio;
using Ripac.Dialing;
using Ripac.VoiceInput;

namespace Ripac.HandsFree;

/// <summary>The hands-free dialer: say a number, and it is dialed.</summary>
internal static class Program
{
    private static void Main()
    {
        Console.WriteLine("Ripac.HandsFree");
        if (!Board.Identify())
        {
            return;
        }

        Settings settings = Settings.Read();
        GpioController gpio = new GpioController();
        StatusLed led = new StatusLed(Board.OpenOutput(gpio, BoardPins.StatusLed));
        PushToTalk button = new PushToTalk(gpio.OpenPin(BoardPins.PushToTalk, BoardPins.PushToTalkMode));
        SpeechInput speech = Board.OpenSpeechInput(gpio, settings.Board, Grammars.Sets());
        new Dialer(settings, speech, OpenLine(settings, gpio), button, led).Run();
    }

    private static IDialLine OpenLine(Settings settings, GpioController gpio)
    {
        if (settings.Line == "pulses")
        {
            GpioPin? relay = Board.OpenOutput(gpio, BoardPins.LineRelay);
            if (relay != null)
            {
                return new PulseLine(relay, settings.BreakMilliseconds);
            }

            Console.WriteLine("settings: line = pulses, but " + BoardPins.Name + " has no lineRelay; the modem is used");
        }

        return new AtModem(BoardPins.ModemPort, BoardPins.ModemBaudRate);
    }
}
