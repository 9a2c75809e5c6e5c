using Ripac.Link;

namespace Ripac.Module;

/// <summary>What the specification's table of commands says before a command runs: its lengths and the states it is taken in.</summary>
internal static class CommandRules
{
    /// <summary>Smallest and largest payload of a request; (-1, -1) for an unknown opcode.</summary>
    public static (int Smallest, int Largest) PayloadLengths(LinkOpcode opcode) => opcode switch
    {
        LinkOpcode.Poll or LinkOpcode.Identify or LinkOpcode.Status or LinkOpcode.Reset or LinkOpcode.SelfTest
            or LinkOpcode.ReadCounters or LinkOpcode.StopListening or LinkOpcode.ReadEnrolment or LinkOpcode.FinishEnrolment => (0, 0),
        LinkOpcode.WriteTable or LinkOpcode.WriteImage => (5, LinkFrame.MaximumPayload),
        LinkOpcode.ReadTable => (6, 6),
        LinkOpcode.VerifyTable => (10, 10),
        LinkOpcode.LoadModel => (8, 8),
        LinkOpcode.ReadVocabulary => (4, 4),
        LinkOpcode.LoadGrammar => (2, LinkFrame.MaximumPayload),
        LinkOpcode.StartListening => (1, 1),
        LinkOpcode.AudioPcm => (6, LinkFrame.MaximumPayload),
        LinkOpcode.AudioMuLaw => (5, LinkFrame.MaximumPayload),
        LinkOpcode.ReadDecisions => (3, 3),
        LinkOpcode.StartEnrolment => (1, LinkLimits.WordNameLength),
        LinkOpcode.ReadTemplate or LinkOpcode.RemoveWord => (2, 2),
        LinkOpcode.AddTemplate => (1, LinkLimits.TemplateLength),
        _ => (-1, -1),
    };

    /// <summary>Whether a command is taken in a state.</summary>
    public static bool Allows(LinkState state, LinkOpcode opcode) => opcode switch
    {
        LinkOpcode.Poll or LinkOpcode.Identify or LinkOpcode.Status or LinkOpcode.Reset or LinkOpcode.ReadCounters => true,
        LinkOpcode.SelfTest or LinkOpcode.WriteTable or LinkOpcode.WriteImage or LinkOpcode.LoadModel =>
            state is LinkState.Identified or LinkState.ModelLoaded,
        LinkOpcode.ReadTable or LinkOpcode.VerifyTable => state >= LinkState.Identified,
        LinkOpcode.LoadGrammar or LinkOpcode.StartListening or LinkOpcode.StartEnrolment or LinkOpcode.FinishEnrolment
            or LinkOpcode.AddTemplate or LinkOpcode.RemoveWord => state == LinkState.ModelLoaded,
        LinkOpcode.ReadVocabulary or LinkOpcode.ReadDecisions or LinkOpcode.ReadEnrolment or LinkOpcode.ReadTemplate =>
            state >= LinkState.ModelLoaded,
        _ => state == LinkState.Listening,
    };
}
