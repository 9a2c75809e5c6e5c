using Ripac.Chip.Microcode;

namespace Ripac.Chip;

/// <summary>
/// The RIPAC-style slave as its master sees it: dynamic programming over the states of active words, one frame at a time. It gives the
/// costs of single words; which words may follow each other is the master's business.
/// </summary>
/// <remarks>
/// <para>Documented (grade A, patent and paper abstracts): a master decides the word sequence inside a grammar network, one or more
/// slaves compute word likelihoods by dynamic programming; one engine serves templates and discrete HMMs. Grade I: the slave must give
/// word boundaries back to the master.</para>
/// <para>Ours: the commands (methods of the same names), that a frame is EXTEND and NORMALISE with the frame's minimum in between, so that
/// several slaves can share one minimum, the beam and the longest path.</para>
/// </remarks>
public interface IRipacCore
{
    /// <summary>Paths that cost this much more than the frame's best are dropped; 1..0xFFF.</summary>
    int Beam { get; set; }

    /// <summary>Paths that have been in their word for more frames than this are dropped; 1..65535.</summary>
    int LongestPath { get; set; }

    /// <summary>What the last frame left to know.</summary>
    CoreStatus Status { get; }

    /// <summary>The word of the frame's best path (of equal costs, the lowest word). Without meaning after
    /// <see cref="CoreStatus.NoPath"/>.</summary>
    int BestWord { get; }

    /// <summary>The start frame of the best path, modulo 65536.</summary>
    ushort BestStart { get; }

    /// <summary>RESULTS: word ends of the last frame, in the order of the active list; valid until the next command.</summary>
    ReadOnlySpan<ResultRecord> Results { get; }

    /// <summary>Microcycles and memory accesses so far; zero of an engine that does not count. Of several cores: the slowest of each
    /// command, and the accesses of all.</summary>
    CycleCounts Counts { get; }

    /// <summary>INIT: no word is active, the next frame is frame 0.</summary>
    void Init();

    /// <summary>ACTIVATE: a path enters a word with the next frame. Of several in one frame the cheapest counts, then the first. Not between
    /// EXTEND and NORMALISE.</summary>
    /// <param name="word">The word.</param>
    /// <param name="cost">Cost of the path above the last frame's best, 0..0xFFF; 0xFFF does nothing.</param>
    /// <param name="start">The start frame that the path will carry, modulo 65536.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word, or the cost has more than 12 bits.</exception>
    void Activate(int word, int cost, ushort start);

    /// <summary>The master writes the frame's local costs itself.</summary>
    /// <param name="localCosts">One byte for each emission; as many as the VECTOR table has.</param>
    /// <exception cref="ArgumentException">Another number of local costs.</exception>
    void WriteVector(ReadOnlySpan<byte> localCosts);

    /// <summary>SYMBOLS: the frame's local costs of discrete HMMs: for each emission the sum of its costs in four rows of the EMISSION
    /// table, less the least sum, 255 at most.</summary>
    /// <param name="rows">Four rows: one for each codebook's symbol.</param>
    /// <exception cref="ArgumentException">Not four rows of the table, or there is no such table.</exception>
    void Symbols(ReadOnlySpan<ushort> rows);

    /// <summary>MATCH: the frame's local costs of templates: for each emission the city-block distance of its TEMPLATE record to the
    /// frame, less the least, 255 at most.</summary>
    /// <param name="vector">The frame: <see cref="CoreTables.TemplateSize"/> bytes.</param>
    /// <exception cref="ArgumentException">Another size, or there is no such table.</exception>
    void Match(ReadOnlySpan<byte> vector);

    /// <summary>EXTEND: one column of dynamic programming for every active word.</summary>
    /// <returns>The least path cost; <see cref="PathCost.Unreachable"/> if no path is alive.</returns>
    int Extend();

    /// <summary>NORMALISE: subtracts the frame's minimum, cuts the beam, collects word ends, lists the living words anew. The next frame
    /// begins.</summary>
    /// <param name="minimum">The least of what EXTEND gave, on all cores.</param>
    void Normalise(int minimum);

    /// <summary>PATHS: the different (word, start frame) pairs of the living paths, for the master to see which histories are alive.
    /// Paths that were activated after the last frame are not among them.</summary>
    /// <param name="paths">Where they go; a pair may come more than once. <see cref="ResultRecord.Cost"/> is the least of the
    /// neighbouring states that share the pair.</param>
    /// <returns>How many were written; if the span is full, the rest is left out.</returns>
    int Paths(Span<ResultRecord> paths);

    /// <summary>DROP: ends the paths of a word that entered it in a given frame (the master has decided against them).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    void Drop(int word, ushort start);
}

/// <summary>Whole frames.</summary>
public static class RipacCoreFrames
{
    /// <summary>EXTEND and NORMALISE on one core, after the local costs are there.</summary>
    /// <returns>The frame minimum that was subtracted from all path costs: the master adds it to its own wide sum. 0 with
    /// <see cref="CoreStatus.NoPath"/>.</returns>
    public static int Frame(this IRipacCore core)
    {
        ArgumentNullException.ThrowIfNull(core);
        int minimum = core.Extend();
        core.Normalise(minimum);
        return (core.Status & CoreStatus.NoPath) != 0 ? 0 : minimum;
    }

    /// <summary>A whole frame whose local costs the master gives.</summary>
    /// <inheritdoc cref="IRipacCore.WriteVector"/>
    /// <inheritdoc cref="Frame(IRipacCore)" path="/returns"/>
    public static int Frame(this IRipacCore core, ReadOnlySpan<byte> localCosts)
    {
        ArgumentNullException.ThrowIfNull(core);
        core.WriteVector(localCosts);
        return core.Frame();
    }
}
