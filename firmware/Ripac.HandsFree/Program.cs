using System;
using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using Ripac.Dialing;
using Ripac.Display;
using Ripac.VoiceInput;

namespace Ripac.HandsFree;

/// <summary>The hands-free dialer: say a number, and it is dialed.</summary>
internal static class Program
{
    private const int FullVolume = 10;

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
        SpeechInput speech = Board.OpenSpeechInput(gpio, settings.Board, Grammars.Sets(settings.Grammar));
        IDialLine line = OpenLine(settings, gpio);
        SignalTones tones = new SignalTones(settings.Volume == 0 ? null : OpenTones(settings.Volume));
        Screen screen = new Screen(BoardPins.DisplayI2cBus == BoardPins.None ? null : new TextDisplay(new Ssd1306(BoardPins.DisplayI2cBus)));
        new Dialer(settings, speech, line, button, led, tones, screen).Run();
    }

    private static PwmTones? OpenTones(int volume)
    {
        if (BoardPins.Tone == BoardPins.None)
        {
            return null;
        }

        Configuration.SetPinFunction(BoardPins.Tone, DeviceFunction.PWM1);
        if (BoardPins.ToneHigh != BoardPins.None)
        {
            // PWM1 and PWM2 share a timer.
            Configuration.SetPinFunction(BoardPins.ToneHigh, DeviceFunction.PWM3);
        }

        return new PwmTones(BoardPins.Tone, BoardPins.ToneHigh, volume);
    }

    private static IDialLine OpenLine(Settings settings, GpioController gpio)
    {
        if (settings.Line != "modem")
        {
            GpioPin? relay = Board.OpenOutput(gpio, BoardPins.LineRelay);
            if (relay != null && settings.Line == "pulses")
            {
                return new PulseLine(relay, settings.BreakMilliseconds);
            }

            PwmTones? tones = BoardPins.ToneHigh == BoardPins.None ? null : OpenTones(FullVolume);
            if (relay != null && tones != null)
            {
                return new ToneLine(relay, tones);
            }

            Console.WriteLine("settings: line = " + settings.Line + ", but " + BoardPins.Name + " has no "
                + (relay == null ? "lineRelay" : "toneHigh") + "; the modem is used");
        }

        GpioPin? key = Board.OpenOutput(gpio, BoardPins.ModemPowerKey);
        ModemPower? power = key == null ? null : new ModemPower(key, Board.OpenOutput(gpio, BoardPins.ModemFlightMode));
        return new AtModem(BoardPins.ModemPort, BoardPins.ModemBaudRate, power);
    }
}
