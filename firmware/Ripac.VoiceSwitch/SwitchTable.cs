using System;
using System.Device.Gpio;
using Ripac.VoiceInput;

namespace Ripac.VoiceSwitch;

/// <summary>What each word does to the outputs. To make it yours, change the grammar and <see cref="Obey"/>.</summary>
internal sealed class SwitchTable
{
    /// <summary>The word that all commands begin with: outputs do not follow words said in passing.</summary>
    public const string WakeWord = "computer";

    /// <summary>What may be said, for slot 0.</summary>
    public static readonly string[] Grammar =
    {
        "#JSGF V1.0; grammar switches; public <command> = computer ( one | two | start | stop );",
    };

    private readonly GpioPin[] _outputs;

    public SwitchTable(GpioController gpio)
    {
        _outputs = new GpioPin[BoardPins.Switches.Length];
        for (int i = 0; i < _outputs.Length; i++)
        {
            _outputs[i] = gpio.OpenPin(BoardPins.Switches[i], PinMode.Output);
            _outputs[i].Write(PinValue.Low);
        }
    }

    /// <summary>Does what a word says.</summary>
    public void Obey(string word)
    {
        switch (word)
        {
            case "one":
                Toggle(0);
                break;
            case "two":
                Toggle(1);
                break;
            case "start":
                SetAll(true);
                break;
            case "stop":
                SetAll(false);
                break;
        }
    }

    private void SetAll(bool on)
    {
        for (int i = 0; i < _outputs.Length; i++)
        {
            Set(i, on);
        }
    }

    private void Toggle(int output)
    {
        if (output < _outputs.Length)
        {
            Set(output, _outputs[output].Read() == PinValue.Low);
        }
    }

    private void Set(int output, bool on)
    {
        _outputs[output].Write(on ? PinValue.High : PinValue.Low);
        Console.WriteLine("switch " + (output + 1).ToString() + (on ? ": on" : ": off"));
    }
}
