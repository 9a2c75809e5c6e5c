namespace Ripac.Speech.Grammars;

/// <summary>How the last digits of a number check the others.</summary>
internal enum CheckDigitScheme
{
    /// <summary>ISO/IEC 7812-1: payment cards, IMEI. Every second digit from the right is doubled; the digits' sum is 0 modulo 10.</summary>
    Luhn,

    /// <summary>GTIN, EAN-13, UPC: every second digit from the right counts three times; the sum is 0 modulo 10.</summary>
    Ean,

    /// <summary>As in ISBN-10: weights 1, 2, 3 .. from the right; the sum is 0 modulo 11.</summary>
    Mod11,

    /// <summary>ISO 7064, MOD 97-10, as in IBAN: the number is 1 modulo 97.</summary>
    Mod97,
}
