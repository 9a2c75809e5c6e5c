using System;
using System.Device.Gpio;
using System.Threading;
using Ripac.Display;
using Ripac.VoiceInput;

namespace Ripac.VoiceSwitch;

/// <summary>Voice control of outputs: "computer one" turns the first one over, "computer stop" turns all off.</summary>
internal static class Program
{
    private const int RetryMilliseconds = 1000;
    private const int StepMilliseconds = 20;

    private static void Main()
    {
        Console.WriteLine("Ripac.VoiceSwitch");
        if (!Board.Identify())
        {
            return;
        }

        GpioController gpio = new GpioController();
        Report report = new Report(BoardPins.DisplayI2cBus == BoardPins.None ? null : new TextDisplay(new Ssd1306(BoardPins.DisplayI2cBus)));
        SwitchTable switches = new SwitchTable(gpio, report);
        Listener listener = new Listener(switches);
        SpeechInput speech = Board.OpenSpeechInput(gpio, switches.Board, new string[][] { switches.Grammars });
        WordTeacher teacher = new WordTeacher(
            speech, switches, report, gpio.OpenPin(BoardPins.PushToTalk, BoardPins.PushToTalkMode), Board.OpenOutput(gpio, BoardPins.StatusLed));
        while (true)
        {
            if (!speech.IsReady && !speech.SetUp())
            {
                report.Show(speech.LastTrouble);
                Wait(report);
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
            long now = Environment.TickCount64;
            teacher.Step(now);
            report.Step(teacher.Output != 0 ? "say the word" : "listening", now);
        }
    }

    // Until the coprocessor is looked for again, the display says why.
    private static void Wait(Report report)
    {
        for (int waited = 0; waited < RetryMilliseconds; waited += StepMilliseconds)
        {
            report.Step("not ready", Environment.TickCount64);
            Thread.Sleep(StepMilliseconds);
        }
    }
}
