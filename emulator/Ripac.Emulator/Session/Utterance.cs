using System.Globalization;

namespace Ripac.Emulator.Session;

/// <summary>A recording of a number, and what it says.</summary>
/// <param name="Path">The WAV file.</param>
/// <param name="Number">The digits that are spoken, "oh" as 0.</param>
internal sealed record Utterance(string Path, string Number)
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>
    /// The rows of a manifest (tab-separated: path, speaker, transcript, seconds; one line of titles) whose transcript is digits and
    /// nothing else, as many as a dialer takes for a number.
    /// </summary>
    /// <exception cref="InputException">It is no such manifest, or holds no such row.</exception>
    public static IReadOnlyList<Utterance> ReadManifest(string path, int fewestDigits, int mostDigits)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: no such file; give a manifest.tsv");
        }

        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        Utterance[] utterances =
        [
            .. from line in File.ReadLines(path).Skip(1)
               let columns = line.Split('\t')
               where columns.Length >= 3
               let number = ToNumber(columns[2])
               where number is not null && number.Length >= fewestDigits && number.Length <= mostDigits
               select new Utterance(System.IO.Path.Combine(folder, columns[0]), number),
        ];
        return utterances.Length > 0
            ? utterances
            : throw new InputException($"{path}: no row's transcript is a number of {fewestDigits} to {mostDigits} digit words");
    }

    private static string? ToNumber(string transcript)
    {
        IEnumerable<int> digits = transcript.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word == "oh" ? 0 : Array.IndexOf(Words, word));
        return digits.Contains(-1) ? null : string.Concat(digits.Select(digit => digit.ToString(CultureInfo.InvariantCulture)));
    }
}
