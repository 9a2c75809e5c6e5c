using System;
using System.Device.Gpio;
using System.Threading;
using Ripac.VoiceInput;

namespace Ripac.VoiceSwitch;

/// <summary>Voice control of outputs: "computer one" turns the first one over, "computer stop" turns all off.</summary>
internal static class Program
{
    private const int RetryMilliseconds = 1000;

    private static void Main()
    {
        Console.WriteLine("Ripac.VoiceSwitch");
        if (!Board.Identify())
        {
            return;
        }

        GpioController gpio = new GpioController();
        SwitchTable switches = new SwitchTable(gpio);
        Listener listener = new Listener(switches);
        SpeechInput speech = Board.OpenSpeechInput(gpio, switches.Board, new string[][] { switches.Grammars });
        WordTeacher teacher = new WordTeacher(
            speech, switches.Outputs, gpio.OpenPin(BoardPins.PushToTalk, BoardPins.PushToTalkMode), Board.OpenOutput(gpio, BoardPins.StatusLed));
        while (true)
        {
            if (!speech.IsReady && !speech.SetUp())
            {
                Thread.Sleep(RetryMilliseconds);
                continue;
            }

            if (teacher.Output != 0)
            {
                speech.LearnWord(teacher.Output);
            }
            else
            {
                speech.Listen(speech.OwnWords.Count > 0 ? 1 : 0);
            }

            speech.Pump();
            listener.Hear(speech);
            teacher.Step(Environment.TickCount64);
        }
    }
}
