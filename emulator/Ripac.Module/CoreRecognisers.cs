using Ripac.Chip;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Module;

/// <summary>Makes the module's recognisers on the cores that it has: the switch between engines, and between strict and extended mode.</summary>
/// <param name="cores">Which cores.</param>
/// <param name="strict">Whether the core works as RIPAC did, on the symbols of discrete models; the extended mode takes any model.</param>
public sealed class CoreRecognisers(CoreSettings cores, bool strict)
{
    /// <summary>What the cores had to do, all recognisers together.</summary>
    public CoreLoad Load { get; } = new();

    /// <summary>A recogniser; what <see cref="CoprocessorModule"/> calls for each grammar.</summary>
    /// <exception cref="GrammarException">Grammar and model do not go together, or not on these cores.</exception>
    public IRecogniser Create(AcousticModel model, Grammar grammar)
    {
        try
        {
            return new Recogniser(model, grammar, new RecogniserOptions { Core = cores, Strict = strict }) { FrameCounted = Load.Add };
        }
        catch (ArgumentException problem)
        {
            throw new GrammarException(problem.Message, 1, 1);
        }
    }
}
