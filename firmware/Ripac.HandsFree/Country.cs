namespace Ripac.HandsFree;

/// <summary>
/// What differs between countries. 112 and 911 are emergency numbers in every mobile network (3GPP TS 22.101, clause 10), so they are in all
/// lists; 112 is in all of the European Union.
/// </summary>
internal sealed class Country
{
    /// <summary>Those that are known, the default first.</summary>
    public static readonly Country[] All =
    {
        new Country("EU", 60, new string[] { "112", "911" }),
        new Country("AT", 60, new string[] { "112", "911", "122", "133", "144" }),
        new Country("CH", 60, new string[] { "112", "911", "117", "118", "144" }),
        new Country("DE", 60, new string[] { "112", "911", "110" }),
        new Country("ES", 60, new string[] { "112", "911", "091", "062", "061" }),
        new Country("FR", 67, new string[] { "112", "911", "114" }),
        new Country("GB", 67, new string[] { "112", "911", "999" }),
        new Country("IT", 60, new string[] { "112", "911", "113", "115", "118" }),
        new Country("US", 61, new string[] { "112", "911" }),
    };

    private Country(string code, int breakMilliseconds, string[] emergencyNumbers)
    {
        Code = code;
        BreakMilliseconds = breakMilliseconds;
        EmergencyNumbers = emergencyNumbers;
    }

    /// <summary>ISO 3166-1 alpha-2; EU is any other country of Europe.</summary>
    public string Code { get; }

    /// <summary>How long the loop is open in a dial pulse of 100 ms.</summary>
    public int BreakMilliseconds { get; }

    /// <summary>Numbers of at least three digits; shorter ones cannot be dialed.</summary>
    public string[] EmergencyNumbers { get; }

    /// <summary>The country with a code, or null.</summary>
    public static Country? Find(string code)
    {
        foreach (Country country in All)
        {
            if (country.Code == code)
            {
                return country;
            }
        }

        return null;
    }
}
