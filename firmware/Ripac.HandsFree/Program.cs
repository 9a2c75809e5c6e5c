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
        GpioController gpio = new GpioController();
        StatusLed led = new StatusLed(gpio.OpenPin(BoardPins.StatusLed, PinMode.Output));
        PushToTalk button = new PushToTalk(gpio.OpenPin(BoardPins.PushToTalk, PinMode.InputPullUp));
        SpeechInput speech = Board.OpenSpeechInput(gpio, Grammars.Sets());
        AtModem modem = new AtModem(BoardPins.ModemPort, BoardPins.ModemBaudRate);
        new Dialer(speech, modem, button, led).Run();
    }
}
