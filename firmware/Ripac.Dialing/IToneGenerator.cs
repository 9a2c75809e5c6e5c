namespace Ripac.Dialing;

/// <summary>Two tones at once, on the line.</summary>
public interface IToneGenerator
{
    /// <summary>Sounds from now on, in place of what sounded before. Frequencies in Hz; a high one of 0 is none.</summary>
    void Start(int lowHertz, int highHertz);

    /// <summary>Silence.</summary>
    void Stop();
}
