namespace Ripac.Speech.Acoustics;

/// <summary>Section STAT: count u16; each: emission u16, self u8, next u8, skip u8.</summary>
internal static class StateSection
{
    public const string Tag = "STAT";

    /// <summary>No model has more states.</summary>
    public const int MaximumStates = 8192;

    public static void Write(BinaryWriter writer, AcousticModel model)
    {
        writer.Write((ushort)model.StateCount);
        for (int state = 0; state < model.StateCount; state++)
        {
            StateTransitions transitions = model.Transitions[state];
            writer.Write(model.StateEmissions[state]);
            writer.Write(transitions.Self);
            writer.Write(transitions.Next);
            writer.Write(transitions.Skip);
        }
    }

    public static (StateTransitions[] Transitions, ushort[] Emissions) Read(ref ModelFileReader reader)
    {
        int count = reader.UInt16("states", 1, MaximumStates);
        StateTransitions[] transitions = new StateTransitions[count];
        ushort[] emissions = new ushort[count];
        for (int state = 0; state < count; state++)
        {
            emissions[state] = (ushort)reader.UInt16("a state's emission", 0, ushort.MaxValue);
            transitions[state] = new StateTransitions(
                (byte)reader.Byte("a self cost", 0, 255), (byte)reader.Byte("a next cost", 0, 254), (byte)reader.Byte("a skip cost", 0, 255));
        }

        return (transitions, emissions);
    }
}
