using System.Collections;
using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// Which numbers are emergency numbers, which are blocked, which are confirmed, and how they are dialed. An emergency number is never
/// blocked and never rewritten.
/// </summary>
internal sealed class NumberRules
{
    /// <summary>Shorter numbers are not rewritten: they are services and extensions.</summary>
    public const int ShortestRewritten = 5;

    private readonly ArrayList _emergency = new ArrayList();
    private readonly ArrayList _blocked = new ArrayList();
    private readonly ArrayList _prefixes = new ArrayList();
    private readonly ArrayList _replacements = new ArrayList();

    /// <summary>Whether every number is confirmed.</summary>
    public bool ConfirmAll { get; set; }

    /// <summary>Whether emergency numbers are confirmed.</summary>
    public bool ConfirmEmergency { get; set; } = true;

    /// <summary>Adds an emergency number: digits.</summary>
    public void AddEmergency(string number) => _emergency.Add(number);

    /// <summary>Adds a blocked number; with a <c>*</c> at its end, all that begin so.</summary>
    public void AddBlocked(string pattern) => _blocked.Add(pattern);

    /// <summary>Numbers that begin with <paramref name="prefix"/> are dialed with <paramref name="replacement"/> in its place; the first rule that fits counts.</summary>
    public void AddPrefix(string prefix, string replacement)
    {
        _prefixes.Add(prefix);
        _replacements.Add(replacement);
    }

    /// <summary>Whether the number calls for help.</summary>
    public bool IsEmergency(DialString number) => _emergency.Contains(number.ToString());

    /// <summary>Whether the number must not be dialed.</summary>
    public bool IsBlocked(DialString number)
    {
        string digits = number.ToString();
        if (IsEmergency(number))
        {
            return false;
        }

        foreach (string pattern in _blocked)
        {
            bool fits = pattern.EndsWith("*") ? digits.StartsWith(pattern.Substring(0, pattern.Length - 1)) : digits == pattern;
            if (fits)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody must say yes before the number is dialed, even if every word of it was trusted.</summary>
    public bool MustBeConfirmed(DialString number) => ConfirmAll || (ConfirmEmergency && IsEmergency(number));

    /// <summary>The number as it is dialed; null when it becomes too long.</summary>
    public DialString? Rewrite(DialString number)
    {
        string digits = number.ToString();
        if (digits.Length < ShortestRewritten || IsEmergency(number))
        {
            return number;
        }

        for (int i = 0; i < _prefixes.Count; i++)
        {
            string prefix = (string)_prefixes[i]!;
            if (digits.StartsWith(prefix))
            {
                return DialString.Create((string)_replacements[i]! + digits.Substring(prefix.Length));
            }
        }

        return number;
    }
}
