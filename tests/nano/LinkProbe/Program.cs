using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.IO;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Ripac.Coprocessor;
using Ripac.Link;

namespace LinkProbe;

/// <summary>
/// Firmware that uses the driver from end to end and writes on the console what came of it: "step: status". The samples of its stream
/// are their own positions. Pins 30 to 33, driven by the test, change what it does.
/// </summary>
internal static class Program
{
    private const int ReadyPin = 9;
    private const int InterruptPin = 14;
    private const int ResetPin = 21;
    private const int NeverReadsPin = 30;
    private const int HurriesPin = 31;
    private const int LongPin = 32;
    private const int WithoutInterruptPin = 33;

    private const string ModelPath = "I:\\model.ripac";
    private const string Grammar = "#JSGF V1.0; grammar g; public <g> = (yes | no)+;";
    private const int SamplesPerFrame = 160;
    private const int FrameMilliseconds = 20;

    private static readonly GpioController Gpio = new GpioController();
    private static readonly bool NeverReads = IsSet(NeverReadsPin);
    private static readonly bool Hurries = IsSet(HurriesPin);
    private static readonly DecisionRecord[] Decisions = NewDecisions();
    private static int _decisionCount;

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
        GpioPin interrupt = Gpio.OpenPin(InterruptPin, PinMode.InputPullUp);
        SpiTransport spi = new SpiTransport(
            SpiDevice.Create(settings),
            Gpio.OpenPin(ReadyPin, PinMode.InputPullDown),
            IsSet(WithoutInterruptPin) ? null : interrupt,
            Gpio.OpenPin(ResetPin, PinMode.Output));
        CoprocessorDevice device = new CoprocessorDevice(spi, SamplesPerFrame);

        LinkStatus status = SetUp(device);
        if (status == LinkStatus.Ok)
        {
            status = Stream(device, IsSet(LongPin) ? 200 : 100);
        }

        if (status == LinkStatus.CoprocessorReset)
        {
            Console.WriteLine("the coprocessor was reset");
            SetUp(device);
            Stream(device, 10);
        }

        LinkErrors errors = device.Errors;
        Console.WriteLine($"decisions: {_decisionCount}");
        Console.WriteLine($"errors: {errors.Timeouts} timeouts, {errors.NoSync + errors.BadCrc + errors.BadLength} damaged responses, "
            + $"{errors.Unexpected} unexpected, {errors.Damaged} damaged requests, {errors.Repeats} repeats, "
            + $"{errors.AudioRepeats} audio repeats, {errors.Resets} resets");
        Console.WriteLine("end");
    }

    private static LinkStatus SetUp(CoprocessorDevice device)
    {
        FileStream model = File.OpenRead(ModelPath);
        int length = (int)model.Length;
        LinkStatus status = Say("connect", device.Connect());
        if (status == LinkStatus.Ok)
        {
            status = Say("write tables", device.WriteTables(0, model, length));
        }

        if (status == LinkStatus.Ok)
        {
            model.Position = 0;
            status = Say("verify tables", device.VerifyTables(0, model, length));
        }

        if (status == LinkStatus.Ok)
        {
            model.Position = 0;
            status = Say("load model", device.LoadModel(model, length));
        }

        model.Dispose();
        if (status == LinkStatus.Ok)
        {
            status = Say("read vocabulary", device.ReadVocabulary());
        }

        if (status == LinkStatus.Ok)
        {
            Console.WriteLine($"vocabulary: {device.Vocabulary.Length} words, no is {device.WordNumber("no")}, perhaps is {device.WordNumber("perhaps")}");
            Say("load bad grammar", device.LoadGrammar(1, "#JSGF V1.0; grammar g; public <g> = perhaps;"));
            Console.WriteLine($"message: {device.Message}");
            status = Say("load grammar", device.LoadGrammar(0, Grammar));
        }

        return status;
    }

    private static LinkStatus Stream(CoprocessorDevice device, int frames)
    {
        LinkStatus status = Say("start listening", device.StartListening(0));
        for (int frame = 0; frame < frames && status == LinkStatus.Ok; frame++)
        {
            FillWithPositions(device.AudioSamples, frame * SamplesPerFrame);
            if (!Hurries)
            {
                Thread.Sleep(FrameMilliseconds);
            }

            status = device.SendAudio();
            if (status == LinkStatus.Ok && !NeverReads && device.DecisionsWaiting)
            {
                status = ReadDecisions(device);
            }
        }

        Say("stream", status);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        status = Say("stop listening", device.StopListening());
        int before;
        do
        {
            before = _decisionCount;
            status = Say("read decisions", ReadDecisions(device));
        }
        while (_decisionCount > before);
        return status;
    }

    private static LinkStatus ReadDecisions(CoprocessorDevice device)
    {
        LinkStatus status = device.ReadDecisions(Decisions, out int count);
        _decisionCount += count;
        return status;
    }

    private static void FillWithPositions(SpanByte samples, int position)
    {
        for (int i = 0; i < samples.Length; i += 2)
        {
            samples[i] = (byte)position;
            samples[i + 1] = (byte)(position >> 8);
            position++;
        }
    }

    private static LinkStatus Say(string step, LinkStatus status)
    {
        Console.WriteLine($"{step}: {(int)status}");
        return status;
    }

    private static bool IsSet(int pin) => Gpio.OpenPin(pin, PinMode.InputPullDown).Read() == PinValue.High;

    private static DecisionRecord[] NewDecisions()
    {
        DecisionRecord[] decisions = new DecisionRecord[LinkLimits.DecisionsPerRead];
        for (int i = 0; i < decisions.Length; i++)
        {
            decisions[i] = new DecisionRecord();
        }

        return decisions;
    }
}
