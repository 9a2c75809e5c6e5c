using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.IO;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Ripac.Coprocessor;
using Ripac.Link;

namespace EnrolProbe;

/// <summary>
/// Firmware that enrols a word over the link from I:\takes.pcm, hears I:\test.pcm with it, erases it, and gives it back from its template.
/// It writes on the console what came of each step.
/// </summary>
internal static class Program
{
    private const int ReadyPin = 9;
    private const int InterruptPin = 14;
    private const int ResetPin = 21;

    private const string Grammar = "#JSGF V1.0; grammar g; public <g> = one | luce;";
    private const int FrameMilliseconds = 20;

    private static readonly DecisionRecord[] Decisions = new DecisionRecord[] { new DecisionRecord(), new DecisionRecord(), new DecisionRecord(), new DecisionRecord() };
    private static readonly EnrolmentRecord Enrolment = new EnrolmentRecord();
    private static readonly byte[] Template = new byte[LinkLimits.TemplateLength];

    private static void Main()
    {
        Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
        SpiConnectionSettings settings = new SpiConnectionSettings(1, 10)
        {
            ClockFrequency = 10_000_000,
            Mode = SpiMode.Mode0,
            Configuration = SpiBusConfiguration.FullDuplex,
        };
        GpioController gpio = new GpioController();
        CoprocessorDevice device = new CoprocessorDevice(new SpiTransport(
            SpiDevice.Create(settings),
            gpio.OpenPin(ReadyPin, PinMode.InputPullDown),
            gpio.OpenPin(InterruptPin, PinMode.InputPullUp),
            gpio.OpenPin(ResetPin, PinMode.Output)));
        if (SetUp(device) && Enrol(device))
        {
            Hear(device, "enrolled");
            Say("remove", device.RemoveWord(device.WordNumber("luce")));
            Say("grammar without it", device.LoadGrammar(0, Grammar));
            Console.WriteLine($"message: {device.Message}");
            if (SetUp(device))
            {
                Say("add template", device.AddTemplate(Template, _templateLength, out int word));
                Console.WriteLine($"word: {word}");
                Hear(device, "given back");
            }

            Template[20] ^= 1;
            Say("add damaged template", device.AddTemplate(Template, _templateLength, out _));
            Console.WriteLine($"message: {device.Message}");
        }

        Console.WriteLine("end");
    }

    private static int _templateLength;

    private static bool SetUp(CoprocessorDevice device)
    {
        FileStream model = File.OpenRead("I:\\model.ripac");
        int length = (int)model.Length;
        bool good = Say("connect", device.Connect()) && Say("write tables", device.WriteTables(0, model, length))
            && Say("load model", device.LoadModel(0, length)) && Say("read vocabulary", device.ReadVocabulary());
        model.Dispose();
        return good;
    }

    private static bool Enrol(CoprocessorDevice device)
    {
        Say("enrol a name that is taken", device.StartEnrolment("one"));
        Console.WriteLine($"message: {device.Message}");
        if (!Say("start enrolment", device.StartEnrolment("luce")) || !Stream(device, "I:\\takes.pcm", true))
        {
            return false;
        }

        bool good = Say("stop", device.StopListening()) && Say("finish", device.FinishEnrolment(out int word))
            && Say("read template", device.ReadTemplate(word, Template, out _templateLength));
        Say("read template of a trained word", device.ReadTemplate(0, new byte[1], out _));
        return good;
    }

    private static void Hear(CoprocessorDevice device, string title)
    {
        if (Say("read vocabulary", device.ReadVocabulary()) && Say("load grammar", device.LoadGrammar(0, Grammar))
            && Say("start listening", device.StartListening(0)) && Stream(device, "I:\\test.pcm", false)
            && Say("stop", device.StopListening()))
        {
            Console.WriteLine(title);
            ReadDecisions(device, false);
        }
    }

    private static bool Stream(CoprocessorDevice device, string path, bool enrolling)
    {
        FileStream file = File.OpenRead(path);
        byte[] frame = new byte[device.AudioSamples.Length];
        LinkStatus status = LinkStatus.Ok;
        while (status == LinkStatus.Ok && file.Read(frame, 0, frame.Length) == frame.Length)
        {
            SpanByte samples = device.AudioSamples;
            for (int i = 0; i < frame.Length; i++)
            {
                samples[i] = frame[i];
            }

            Thread.Sleep(FrameMilliseconds);
            status = device.SendAudio();
            if (status == LinkStatus.Ok && device.DecisionsWaiting)
            {
                status = ReadDecisions(device, enrolling);
            }
        }

        file.Dispose();
        return Say("stream", status);
    }

    private static LinkStatus ReadDecisions(CoprocessorDevice device, bool enrolling)
    {
        LinkStatus status = device.ReadDecisions(Decisions, out int count);
        for (int i = 0; i < count; i++)
        {
            if (Decisions[i].Kind == LinkDecisionKind.Final)
            {
                Console.WriteLine($"heard: {device.Vocabulary[Decisions[i].Word].Name}");
            }
        }

        if (status == LinkStatus.Ok && enrolling)
        {
            status = device.ReadEnrolment(Enrolment);
            Console.WriteLine($"utterance {Enrolment.Utterances}: outcome {(int)Enrolment.Outcome}, accepted {Enrolment.Accepted}, word {Enrolment.Word}");
        }

        return status;
    }

    private static bool Say(string step, LinkStatus status)
    {
        Console.WriteLine($"{step}: {(int)status}");
        return status == LinkStatus.Ok;
    }
}
