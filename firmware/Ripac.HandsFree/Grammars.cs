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

    /// <summary>The texts by slot.</summary>
    public static readonly string[] Texts =
    {
        "#JSGF V1.0; grammar wake; public <wake> = computer;",

        "#JSGF V1.0; grammar number;"
            + " public <number> = ( <digit> | <command> )+;"
            + " <digit> = zero | oh | one | two | three | four | five | six | seven | eight | nine;"
            + " <command> = go | enter | erase | repeat | start | stop | help | computer;",

        "#JSGF V1.0; grammar answer; public <answer> = yes | no | stop;",
    };
}
