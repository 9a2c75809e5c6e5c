namespace Ripac.HandsFree;

/// <summary>What may be said, and when: JSGF, one grammar a slot of the coprocessor.</summary>
internal static class Grammars
{
    /// <summary>Nobody is speaking to us: the wake word only.</summary>
    public const int WakeWord = 0;

    /// <summary>A number and the commands about it; the wake word too, so that it is not taken for a digit when it comes again.</summary>
    public const int Number = 1;

    /// <summary>The answer to a question.</summary>
    public const int Answer = 2;

    /// <summary>What <see cref="Number"/> has, and names: words of one's own.</summary>
    public const int Names = 3;

    /// <summary>No slot: a word of one's own is being learned.</summary>
    public const int OwnWord = 4;

    /// <summary>What a number is by itself: any digits.</summary>
    public const string AnyNumber = "<digit>";

    /// <summary>The texts by slot, for each of <see cref="Words.Languages"/>.</summary>
    /// <param name="number">What a number may be: the right side of a JSGF rule, of <c>&lt;digit&gt;</c> and words of the model.</param>
    public static string[][] Sets(string number)
    {
        string[][] sets = new string[Words.Languages.Length][];
        for (int i = 0; i < sets.Length; i++)
        {
            sets[i] = Texts(Words.Languages[i], number);
        }

        return sets;
    }

    private static string[] Texts(Words words, string number) => new string[]
    {
        "#JSGF V1.0; grammar wake; public <wake> = " + words.WakeWord + ";",
        NumberText(words, number, ""),
        "#JSGF V1.0; grammar answer; public <answer> = " + words.Yes + " | " + words.No + " | " + words.Stop + ";",
        NumberText(words, number, " | <own>"),
    };

    private static string NumberText(Words words, string number, string more) =>
        "#JSGF V1.0; grammar number;"
            + " public <said> = ( <number> | <command>" + more + " )+;"
            + " <number> = " + number + ";"
            + " <digit> = " + words.DigitAlternatives + ";"
            + " <command> = " + words.Go + " | " + words.Enter + " | " + words.Erase + " | " + words.Repeat + " | " + words.Start
            + " | " + words.Stop + " | " + words.Help + " | " + words.WakeWord + ";";
}
