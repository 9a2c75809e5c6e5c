using System.Globalization;

namespace Ripac.Speech.Grammars;

/// <summary>
/// JSGF leaves it to the application what a tag means. Here a digit gives words their value, and the others say what an expansion's words
/// must be like: <c>{0}</c>..<c>{9}</c>, <c>{length=7}</c>, <c>{length=3-7}</c>, <c>{check=luhn|ean|mod11|mod97}</c>.
/// </summary>
internal static class JsgfTag
{
    /// <summary>The longest length: far beyond numbers that people say.</summary>
    private const int MostWords = 64;

    /// <summary>An expansion with a tag behind it.</summary>
    /// <exception cref="GrammarException">The tag says nothing that is known.</exception>
    public static Expansion Apply(Expansion item, string tag, TextPosition position)
    {
        string[] parts = tag.Split('=', StringSplitOptions.TrimEntries);
        if (parts is [[>= '0' and <= '9' and char digit]])
        {
            return new Expansion.Digit(position, item, digit - '0');
        }

        if (parts is ["length", string length] && TryParseRange(length, out int fewest, out int most))
        {
            return new Expansion.Accepted(position, item, new LengthAcceptor(fewest, most));
        }

        if (parts is ["check", string name] && SchemeOf(name) is { } scheme)
        {
            return new Expansion.Accepted(position, item, new CheckDigitAcceptor(scheme));
        }

        throw new GrammarException(
            $"'{{{tag}}}' is no tag; there are {{0}}..{{9}}, {{length=7}}, {{length=3-7}} (to {MostWords}) and {{check=luhn|ean|mod11|mod97}}", position);
    }

    private static CheckDigitScheme? SchemeOf(string name) => name switch
    {
        "luhn" => CheckDigitScheme.Luhn,
        "ean" => CheckDigitScheme.Ean,
        "mod11" => CheckDigitScheme.Mod11,
        "mod97" => CheckDigitScheme.Mod97,
        _ => null,
    };

    private static bool TryParseRange(string text, out int fewest, out int most)
    {
        string[] ends = text.Split('-', 2, StringSplitOptions.TrimEntries);
        most = 0;
        return TryParseCount(ends[0], out fewest) && TryParseCount(ends[^1], out most) && fewest <= most;
    }

    private static bool TryParseCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= MostWords;
}
