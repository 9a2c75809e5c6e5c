namespace Ripac.Chip.Microcode;

// Documented (grade A): the ROM is horizontally microcoded. Microword width, fields, sequencer: unknown; all of these are ours.

/// <summary>What the microinstruction asks of the external memory.</summary>
public enum MemoryOp
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Reads 16 bits into MD, whose upper 8 bits become 0.</summary>
    Rd,

    /// <summary>Reads 16 bits, whose lower 8 become the upper 8 of MD.</summary>
    Rdh,

    /// <summary>Reads 8 bits into MD.</summary>
    Rdb,

    /// <summary>Writes the lower 16 bits of bus A.</summary>
    Wr,

    /// <summary>Writes the lower 8 bits of bus A.</summary>
    Wrb,
}

/// <summary>What becomes of the descriptor's index, at the end of the microinstruction.</summary>
public enum IndexStep
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>One more.</summary>
    Up,

    /// <summary>One less.</summary>
    Down,

    /// <summary>One more, and 0 after the modulus: a circular list.</summary>
    Wrap,
}

/// <summary>The words of a table descriptor in the cache.</summary>
public enum DescriptorWord
{
    /// <summary>Byte address of record 0.</summary>
    Base,

    /// <summary>Bytes of a record: a sum of at most two powers of two.</summary>
    Size,

    /// <summary>The record in use.</summary>
    Index,

    /// <summary>How many records.</summary>
    Modulus,
}

/// <summary>What drives bus A: from 64 on; below, the cache word of that number.</summary>
public enum BusSource
{
    /// <summary>Memory data: what was read last, 24 bits.</summary>
    Md = 64,

    /// <summary>The microinstruction's literal, 0 to 255.</summary>
    Literal,

    /// <summary>0xFFF: <see cref="PathCost.Unreachable"/>.</summary>
    None,

    /// <summary>Cost of path register K.</summary>
    Kc,

    /// <summary>Tag (start frame) of K.</summary>
    Kt,

    /// <summary>Cost of B.</summary>
    Bc,

    /// <summary>Tag of B.</summary>
    Bt,

    /// <summary>Cost of Q.</summary>
    Qc,

    /// <summary>Tag of Q.</summary>
    Qt,

    /// <summary>Cost of M.</summary>
    Mc,

    /// <summary>Tag of M.</summary>
    Mt,

    /// <summary>Cost of S.</summary>
    Sc,

    /// <summary>Tag of S.</summary>
    St,

    /// <summary>Cost of N.</summary>
    Nc,

    /// <summary>Tag of N.</summary>
    Nt,

    /// <summary>Frame register of the age gate.</summary>
    Frm,

    /// <summary>Longest path of the age gate.</summary>
    Lng,

    /// <summary>Signature register: its 16 bits, and the lower 8 again above them. Diagnostics.</summary>
    Sig,

    /// <summary>The 16 bits of ROM that RA points to; RA goes on by one. Diagnostics.</summary>
    Rom,

    /// <summary>The cache word that CP points to; CP goes on by one. Diagnostics.</summary>
    Ind,

    /// <summary>0x555555. Diagnostics.</summary>
    Pat5,

    /// <summary>0xAAAAAA. Diagnostics.</summary>
    PatA,
}

/// <summary>What the address unit's result goes to: from 64 on; below, the cache word of that number.</summary>
public enum BusTarget
{
    /// <summary>Only the flags Z and LT.</summary>
    Flags = 64,

    /// <summary>Frame register of the age gate, 16 bits.</summary>
    Frm,

    /// <summary>Longest path of the age gate, 16 bits.</summary>
    Lng,

    /// <summary>The signature register takes the result in. Diagnostics.</summary>
    Sig,

    /// <summary>Cache pointer, 6 bits. Diagnostics.</summary>
    Cp,

    /// <summary>The cache word that CP points to; CP goes on by one. Diagnostics.</summary>
    Ind,

    /// <summary>ROM pointer, in 16-bit pieces. Diagnostics.</summary>
    Ra,
}

/// <summary>The address unit's 24-bit arithmetic. B is a cache word.</summary>
public enum AddressOp
{
    /// <summary>Nothing; flags stay.</summary>
    None,

    /// <summary>A.</summary>
    A,

    /// <summary>B.</summary>
    B,

    /// <summary>B + A.</summary>
    Add,

    /// <summary>B - A; LT = borrow.</summary>
    Sub,

    /// <summary>B + 1.</summary>
    Inc,

    /// <summary>B - 1; LT = borrow.</summary>
    Dec,

    /// <summary>The byte address of the record that the descriptor points to.</summary>
    Lea,
}

/// <summary>
/// The dynamic-programming unit: 12-bit saturating add, compare, select on path registers {cost, tag}: S, N, K (the predecessors "stay",
/// "next", "skip"), B (best), Q (a word's best), M (the frame's best). A cost of 0xFFF clears the tag. A is bus A.
/// </summary>
public enum PathOp
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>K.cost = A, no tag.</summary>
    Ldk,

    /// <summary>K.tag = A; K = none if FRM - A is LNG or more (the age gate).</summary>
    Tag,

    /// <summary>B = K + A.</summary>
    Ext,

    /// <summary>B = S + A.</summary>
    Exs,

    /// <summary>B = N + A if that is less than B.</summary>
    Acn,

    /// <summary>B = S + A if that is less than B.</summary>
    Acs,

    /// <summary>B = B + A; SAT is set if that loses a living path.</summary>
    Acc,

    /// <summary>B.cost = A, no tag.</summary>
    Ldb,

    /// <summary>B = B + |A - bus B|: a term of a distance.</summary>
    Adb,

    /// <summary>Q = B if B is less or equal.</summary>
    Bst,

    /// <summary>Q = K if K is less or equal.</summary>
    Bsk,

    /// <summary>Q = none.</summary>
    Clq,

    /// <summary>M = Q.</summary>
    Mq,

    /// <summary>M.cost = A.</summary>
    Ldm,

    /// <summary>K.cost = A - M.cost, no tag; none if A is.</summary>
    Dif,

    /// <summary>K = none if K.cost is A or more.</summary>
    Cut,

    /// <summary>S = N, N = K, K = none.</summary>
    Shf,
}

/// <summary>How the sequencer goes on if the condition holds; if not, with the next microinstruction.</summary>
public enum SequenceOp
{
    /// <summary>With the next microinstruction.</summary>
    Next,

    /// <summary>With the target.</summary>
    Goto,

    /// <summary>With the target, and later back. One level.</summary>
    Call,

    /// <summary>Behind the call.</summary>
    Return,

    /// <summary>The command is done.</summary>
    Halt,
}

/// <summary>What the sequencer looks at: the registers as the microinstruction leaves them.</summary>
public enum Condition
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>The last result was 0.</summary>
    Z,

    /// <summary>It was not.</summary>
    Nz,

    /// <summary>The last difference was negative.</summary>
    Lt,

    /// <summary>It was not.</summary>
    Ge,

    /// <summary>K is none.</summary>
    Kd,

    /// <summary>K is a path.</summary>
    Ka,

    /// <summary>B is none.</summary>
    Bd,

    /// <summary>Q is none.</summary>
    Qd,

    /// <summary>S, N and K are none.</summary>
    Alld,

    /// <summary>S and N are none.</summary>
    Snd,

    /// <summary>Q is less than M.</summary>
    Qlt,

    /// <summary>Q is greater than M.</summary>
    Qgt,

    /// <summary>CP is not 0. Diagnostics.</summary>
    Cpn,
}
