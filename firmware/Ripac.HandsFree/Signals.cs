namespace Ripac.HandsFree;

/// <summary>What the user is to know, one of these at a time: <see cref="StatusLed"/>, <see cref="SignalTones"/> and <see cref="Screen"/> show it.</summary>
internal static class Signals
{
    /// <summary>Waiting for the wake word or the button.</summary>
    public const int Idle = 0;

    /// <summary>Starting, or looking for the coprocessor or the line.</summary>
    public const int NotReady = 1;

    /// <summary>A number is listened for.</summary>
    public const int Listening = 2;

    /// <summary>The number was not understood: say it again.</summary>
    public const int AskAgain = 3;

    /// <summary>A question waits for yes or no.</summary>
    public const int Confirm = 4;

    /// <summary>Dialing.</summary>
    public const int Dialing = 5;

    /// <summary>A call is on.</summary>
    public const int InCall = 6;

    /// <summary>During a call, a command is listened for.</summary>
    public const int Command = 7;

    /// <summary>Someone calls.</summary>
    public const int Ringing = 8;

    /// <summary>A name is being learned: say it.</summary>
    public const int Enrolment = 9;

    /// <summary>Hanging up.</summary>
    public const int HangingUp = 10;

    /// <summary>On the display.</summary>
    public static readonly string[] Texts =
    {
        "ready",
        "not ready",
        "listening",
        "say it again",
        "yes or no?",
        "dialing",
        "in a call",
        "say stop to hang up",
        "someone calls",
        "say the name",
        "hanging up",
    };

    /// <summary>The LED: 16 steps of 125 ms, the lowest bit first, again and again.</summary>
    public static readonly int[] Leds =
    {
        0x0000, // dark
        0x5555, // fast blinking
        0xFFFF, // steady light
        0x0015, // three short flashes, then a pause
        0x013F, // one long, one short flash
        0x0F0F, // slow blinking
        0x0001, // one short flash every two seconds
        0xFFFF, // steady light
        0x0055, // four short flashes, then a pause
        0x7F7F, // light with short gaps
        0x0F0F, // slow blinking
    };

    /// <summary>Said when the signal begins: pairs of Hz and ms; 0 Hz is silence. Together shorter than a word, since nothing is heard meanwhile.</summary>
    public static readonly int[][] Tones =
    {
        new int[0],
        new int[0],
        new int[] { 880, 80 },
        new int[] { 440, 80, 330, 80 },
        new int[] { 660, 60, 0, 40, 660, 60 },
        new int[0], // the line has its own
        new int[0],
        new int[] { 880, 80 },
        new int[] { 880, 60, 1100, 60, 880, 60 },
        new int[] { 880, 60, 1100, 60 },
        new int[0],
    };
}
