namespace Ripac.Link;

/// <summary>Where the coprocessor stands (<see cref="StatusRecord"/>). Each state allows what the ones before it allow.</summary>
public enum LinkState : byte
{
    /// <summary>Starting; READY is low.</summary>
    Booting = 0,

    /// <summary>Only Poll, Identify, Status, Reset and ReadCounters are taken.</summary>
    Unidentified = 1,

    /// <summary>Tables can be written and a model loaded.</summary>
    Identified = 2,

    /// <summary>A model is in use; grammars can be loaded and listening started.</summary>
    ModelLoaded = 3,

    /// <summary>An audio stream is open. Tables, model and grammars cannot be changed.</summary>
    Listening = 4,
}
