namespace Ripac.VirtualDevice.Boards;

/// <summary>A microphone that firmware can read, as its data sheet describes it.</summary>
/// <param name="Name">The maker's name.</param>
/// <param name="IsPdm">Pulse density modulation: a clock and a data line. Otherwise I2S, 24 bits in slots of 32.</param>
/// <param name="LowestClockHz">Of the bit clock.</param>
/// <param name="Source">The data sheet.</param>
public sealed record MicrophonePart(string Name, bool IsPdm, int LowestClockHz, string Source)
{
    /// <summary>Samples a second, of every audio stream.</summary>
    private const int SampleRate = 8000;

    private static readonly MicrophonePart[] Known =
    [
        new("INMP441", false, 500_000, "InvenSense INMP441 data sheet, Table 2: SCK 0.5 to 3.2 MHz"),
        new("SPH0645", false, 1_024_000, "Knowles SPH0645LM4H-B data sheet, Table 2: clock 1.024 to 4.096 MHz"),
        new("ICS-43434", false, 400_000, "TDK InvenSense ICS-43434 data sheet, operating modes: low-power mode from 6.25 kHz, 64 bit clocks a sample"),
        new("SPM1423", true, 1_000_000, "Knowles SPM1423HM4H-B data sheet: clock 1.0 to 3.25 MHz"),
    ];

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(part => part.Name);

    /// <summary>Bit clock at 8 kHz: two slots of 32 bits, or 64 PDM bits a sample (ESP-IDF's default, I2S_PDM_DSR_8S).</summary>
    public static int ClockHz => 64 * SampleRate;

    /// <summary>The microphone of that name, or null.</summary>
    public static MicrophonePart? Find(string name) => Array.Find(Known, part => part.Name == name);
}
