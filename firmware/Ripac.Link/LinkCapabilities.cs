using System;

namespace Ripac.Link;

/// <summary>What a coprocessor can do beyond the commands that each must have (<see cref="IdentityRecord"/>).</summary>
[Flags]
public enum LinkCapabilities : ushort
{
    /// <summary>Nothing more.</summary>
    None = 0x0000,

    /// <summary>AudioPcm is taken.</summary>
    PcmAudio = 0x0001,

    /// <summary>AudioMuLaw is taken.</summary>
    MuLawAudio = 0x0002,

    /// <summary>ReadTable is taken.</summary>
    TableReadback = 0x0004,

    /// <summary>Partial decisions are given.</summary>
    PartialDecisions = 0x0008,

    /// <summary>Words can be enrolled: StartEnrolment to RemoveWord are taken.</summary>
    Enrolment = 0x0010,
}
