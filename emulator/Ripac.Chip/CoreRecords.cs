using System.Runtime.InteropServices;

namespace Ripac.Chip;

// Documented (grade A): the chip works on tables of different structure, for templates and discrete HMMs. No layout is known:
// the records below are our design. Costs are 12 bits wide in 16-bit fields.

/// <summary>One state of a word model. State 0 of a word is its entry: it has no emission and lives for one frame.</summary>
/// <param name="Emission">Index of the state's local cost in the VECTOR table.</param>
/// <param name="Self">Cost of staying.</param>
/// <param name="Next">Cost of going to the next state; from the last state, of ending the word.</param>
/// <param name="Skip">Cost of skipping the next state; from the last but one, of ending the word.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TransitionRecord(ushort Emission, ushort Self, ushort Next, ushort Skip);

/// <summary>The best path that ends in a state.</summary>
/// <param name="Cost">Path cost above the frame's best; <see cref="PathCost.Unreachable"/> if no path is alive here.</param>
/// <param name="Start">The frame in which the path entered its word, modulo 65536; 0 if no path is alive here.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct StateRecord(ushort Cost, ushort Start);

/// <summary>One word that can be active. Several may share one model (one range of TRANSITION records).</summary>
/// <param name="FirstState">STATE record of the word's entry; the emitting states follow it.</param>
/// <param name="FirstTransition">TRANSITION record of the word's entry.</param>
/// <param name="StateCount">Number of emitting states, from 1.</param>
/// <param name="Listed">1 while the word stands in the ACTIVE list, else 0.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct WordRecord(uint FirstState, uint FirstTransition, ushort StateCount, ushort Listed);

/// <summary>A path that has reached the end of its word in this frame.</summary>
/// <param name="Word">The word.</param>
/// <param name="Cost">Path cost above the frame's best, the cost of leaving the word included.</param>
/// <param name="Start">The frame in which the path entered the word, modulo 65536.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct ResultRecord(ushort Word, ushort Cost, ushort Start);
