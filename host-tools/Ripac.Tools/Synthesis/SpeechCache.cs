using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ripac.Tools.Synthesis;

/// <summary>A synthesiser that keeps what it said in a folder, and says it again from there.</summary>
/// <param name="inner">Speaks what is not there yet.</param>
/// <param name="folder">The folder; made if it does not exist.</param>
internal sealed class SpeechCache(ISynthesiser inner, string folder) : ISynthesiser
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public IReadOnlyList<string>? VoicesOf(string language, CancellationToken cancel) => inner.VoicesOf(language, cancel);

    /// <inheritdoc/>
    public void Speak(string text, string voice, Delivery delivery, string path, CancellationToken cancel)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{Name}\n{voice}\n{delivery.Rate:R}\n{delivery.Pitch:R}\n{text}");
        string kept = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what))[..12]) + ".wav");
        if (!File.Exists(kept))
        {
            inner.Speak(text, voice, delivery, path, cancel);
            Directory.CreateDirectory(folder);
            File.Move(path, kept, overwrite: true);
        }

        File.Copy(kept, path, overwrite: true);
    }
}
