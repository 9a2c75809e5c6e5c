using Ripac.Speech.Audio;
using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Tests.Synthesis;

/// <summary>A synthesiser without a program: every letter is a tone. A voice called "mute" says nothing, "broken" fails.</summary>
internal sealed class ToneSynthesiser : ISynthesiser
{
    public string Name => "tones";

    public IReadOnlyList<string> VoicesOf(string language, CancellationToken cancel) => ["high", "low"];

    public void Speak(string text, string voice, Delivery delivery, string path, CancellationToken cancel)
    {
        double pitch = voice == "high" ? 2 : 1;
        int amplitude = voice == "mute" ? 0 : 5_000;
        int length = (int)(800 / delivery.Rate);
        IEnumerable<short> samples = text.SelectMany(letter => Enumerable.Range(0, length).Select(i =>
            (short)(char.IsLetter(letter) ? amplitude * Math.Sin(2 * Math.PI * pitch * (200 + (30 * (letter % 32))) * i / SpeechFile.SampleRate) : 0)));
        using FileStream file = File.Create(path);
        WavWriter.Write(file, voice == "broken" ? throw new SynthesisException("broken") : samples.ToArray());
    }
}
