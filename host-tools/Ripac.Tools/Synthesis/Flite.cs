using System.Globalization;

namespace Ripac.Tools.Synthesis;

/// <summary>flite: the voices that are part of it, all of them English.</summary>
internal sealed class Flite : ISynthesiser
{
    private const string ClockOnly = "awb_time"; // a voice that can tell the time and nothing else

    public string Name => "flite";

    public IReadOnlyList<string>? VoicesOf(string language, CancellationToken cancel)
    {
        // "Voices available: kal awb_time kal16 awb rms slt"
        string? list = ProgramRunner.Run(Name, ["-lv"], "", cancel);
        bool english = language.Split('-')[0] == "en";
        return list?.Split(':')[^1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(name => english && name != ClockOnly)
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    public void Speak(string text, string voice, Delivery delivery, string path, CancellationToken cancel)
    {
        string stretch = string.Create(CultureInfo.InvariantCulture, $"duration_stretch={1 / delivery.Rate:F3}");
        ProgramRunner.Run(Name, ["-voice", voice, "--setf", stretch, "-t", text, "-o", path], "", cancel);
    }
}
