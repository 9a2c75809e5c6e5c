using System.Text;
using System.Xml.Linq;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>Waveform and spectrogram of a sound, one above the other, and over them the words that were said and heard.</summary>
/// <param name="Samples">The sound.</param>
/// <param name="FrontEnd">Whose mel bands are shown.</param>
internal sealed record SoundPicture(ReadOnlyMemory<short> Samples, FrontEndSettings FrontEnd)
{
    /// <summary>Pixels a second.</summary>
    public const int Scale = 200;

    private const int RowHeight = 20;
    private const int WaveTop = 2 * RowHeight;
    private const int WaveHeight = 64;
    private const int BandsTop = WaveTop + WaveHeight;
    private const int BandsHeight = 96;
    private const int BandsBottom = BandsTop + BandsHeight;
    private const int Height = BandsBottom + 18;

    /// <summary>The picture.</summary>
    /// <param name="said">Words said, where their places are known.</param>
    /// <param name="heard">Words heard, rejected speech.</param>
    /// <param name="wrong">Those of them that were not said so.</param>
    /// <param name="offset">Samples of the recording before the sound.</param>
    public XElement Draw(IReadOnlyList<HeardSegment> said, IReadOnlyList<HeardSegment> heard, IReadOnlySet<HeardSegment> wrong, long offset)
    {
        double width = AtX(Samples.Length);
        XElement drawing = new(
            "svg", Attribute("class", "sound"), Attribute("width", Math.Ceiling(width)), Attribute("height", Height), Attribute("data-scale", Scale));
        drawing.Add(new XElement("path", Attribute("class", "wave"), Attribute("d", Wave())));
        drawing.Add(new XElement(
            "image",
            Attribute("x", 0),
            Attribute("y", BandsTop),
            Attribute("width", AtX(FrameCount * FrontEndSettings.HopSamples)),
            Attribute("height", BandsHeight),
            Attribute("preserveAspectRatio", "none"),
            Attribute("href", DataUri("image/bmp", Spectrogram.Draw(Samples.Span, FrontEnd)))));
        drawing.Add(said.Select(segment => Segment(segment, segment.Word, "said", 0, offset)));
        foreach (HeardSegment segment in heard.Where(segment => segment.Decision.Kind != DecisionKind.EndOfUtterance))
        {
            bool isWord = segment.Decision.Kind == DecisionKind.Final;
            string classes = isWord ? wrong.Contains(segment) ? "heard wrong" : "heard" : "heard rejected";
            drawing.Add(Segment(segment, isWord ? $"{segment.Word} {segment.Decision.Confidence}" : "?", classes, RowHeight, offset));
        }

        for (double second = 0.5; second * Scale < width; second += 0.5)
        {
            drawing.Add(new XElement(
                "text", Attribute("class", "time"), Attribute("x", second * Scale), Attribute("y", Height - 5), $"{Text(second)} s"));
        }

        drawing.Add(new XElement(
            "line", Attribute("class", "cursor"), Attribute("x1", -1), Attribute("x2", -1), Attribute("y1", 0), Attribute("y2", BandsBottom)));
        return Classed("div", "scroll", drawing);
    }

    private int FrameCount => Math.Max(0, ((Samples.Length - FrontEndSettings.WindowSamples) / FrontEndSettings.HopSamples) + 1);

    private static double AtX(long sample) => (double)sample * Scale / FrontEndSettings.SampleRate;

    private static XElement Segment(HeardSegment segment, string label, string classes, int top, long offset)
    {
        double start = AtX(segment.Decision.StartSample - offset);
        double end = AtX(segment.Decision.EndSample - offset);
        return new XElement(
            "g",
            Attribute("class", classes),
            new XElement("title", $"{label}, {segment.Decision.StartSample / 8} to {segment.Decision.EndSample / 8} ms of the recording"),
            new XElement(
                "rect",
                Attribute("x", start),
                Attribute("y", top + 1),
                Attribute("width", Math.Max(1, end - start)),
                Attribute("height", RowHeight - 2),
                Attribute("rx", 3)),
            new XElement("path", Attribute("d", $"M{Text(start)} {top + 1}V{BandsBottom}M{Text(end)} {top + 1}V{BandsBottom}")),
            new XElement("text", Attribute("x", (start + end) / 2), Attribute("y", top + 14), label));
    }

    /// <summary>For every pixel a line from the lowest to the highest sample.</summary>
    private string Wave()
    {
        ReadOnlySpan<short> samples = Samples.Span;
        int loudest = 1;
        foreach (short sample in samples)
        {
            loudest = Math.Max(loudest, Math.Abs((int)sample));
        }

        StringBuilder path = new();
        int columns = (int)AtX(samples.Length);
        for (int x = 0; x < columns; x++)
        {
            (int low, int high) = (int.MaxValue, int.MinValue);
            foreach (short sample in samples[(x * FrontEndSettings.SampleRate / Scale)..((x + 1) * FrontEndSettings.SampleRate / Scale)])
            {
                (low, high) = (Math.Min(low, sample), Math.Max(high, sample));
            }

            path.Append($"M{x} {AtY(high, loudest)}V{AtY(low, loudest) + 1}");
        }

        return path.ToString();
    }

    private static int AtY(int sample, int loudest) => WaveTop + (WaveHeight / 2) - (sample * (WaveHeight - 4) / 2 / loudest);
}
