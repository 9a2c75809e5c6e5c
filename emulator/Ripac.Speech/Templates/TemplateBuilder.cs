using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Templates;

/// <summary>Makes a template of takes: the states of the take most like the others, with what all of them have in each state.</summary>
internal static class TemplateBuilder
{
    private const int PartFraction = 16; // bits after the point of an emission's part in a frame

    /// <summary>What a state is cheaper than its mixture says, in 1/8 nat: a trained state costs a good take about 9 a frame, a template
    /// of one take 16, as no frame comes again as it was. (4 to 8 were tried: less misses own words, more hears them in others.)</summary>
    private const int Allowance = 6;

    // 65536 exp(-cost / 8), rounded: what is left of a likelihood at each cost.
    private static readonly int[] Likelihood = [.. Enumerable.Range(0, 256).Select(cost =>
        (int)Math.Round((1 << PartFraction) * Math.Exp(-(double)cost / AcousticModel.CostsPerNat)))];

    /// <summary>A template of one take or more.</summary>
    public static WordTemplate Build(AcousticModel model, string name, IReadOnlyList<Take> takes)
    {
        Take middle = takes.MinBy(take => DistanceToOthers(model, name, take, takes))!;
        long[][] sums = SumsOf(model, middle);
        AcousticModel withMiddle = model.With(new WordTemplate(name, Mixtures(sums)));
        foreach (Take take in takes.Where(take => take != middle))
        {
            int[] states = new int[take.Frames];
            if (WordAligner.Align(withMiddle, withMiddle.Words[^1], take, states) < WordAligner.Unreachable)
            {
                for (int frame = 0; frame < take.Frames; frame++)
                {
                    AddFrame(take.Costs(frame), sums[states[frame]]);
                }
            }
        }

        return new WordTemplate(name, Mixtures(sums));
    }

    private static long DistanceToOthers(AcousticModel model, string name, Take take, IReadOnlyList<Take> takes)
    {
        AcousticModel withTake = model.With(new WordTemplate(name, Mixtures(SumsOf(model, take))));
        return takes.Sum(other => (long)WordAligner.CostPerFrame(withTake, withTake.Words[^1], other));
    }

    /// <summary>For each state of the take's own template, the parts of all emissions in its frames together.</summary>
    private static long[][] SumsOf(AcousticModel model, Take take)
    {
        int count = take.Frames / WordTemplate.FramesPerState;
        long[][] sums = [.. Enumerable.Range(0, count).Select(_ => new long[model.Emissions.Count])];
        for (int frame = 0; frame < take.Frames; frame++)
        {
            AddFrame(take.Costs(frame), sums[frame * count / take.Frames]);
        }

        return sums;
    }

    private static void AddFrame(ReadOnlySpan<byte> costs, long[] sums)
    {
        long all = 0;
        foreach (byte cost in costs)
        {
            all += Likelihood[cost];
        }

        for (int emission = 0; emission < costs.Length; emission++)
        {
            sums[emission] += ((long)Likelihood[costs[emission]] << PartFraction) / all;
        }
    }

    private static EmissionMixture[] Mixtures(long[][] sums) => [.. sums.Select(Mixture)];

    /// <summary>The largest parts, in 1/8 nat: ln 2 * 8 / 256 = 355 / 16384 for each 1/256 of a bit.</summary>
    private static EmissionMixture Mixture(long[] sums)
    {
        int all = FixedLog2.Of(sums.Sum());
        ushort[] largest = [.. Enumerable.Range(0, sums.Length).OrderByDescending(emission => sums[emission])
            .Take(EmissionMixture.MaximumSize).Where(emission => sums[emission] > 0).Select(emission => (ushort)emission)];
        return new EmissionMixture(
            largest,
            [.. largest.Select(emission => (byte)Math.Clamp(((((all - FixedLog2.Of(sums[emission])) * 355) + 8192) >> 14) - Allowance, 0, 255))]);
    }
}
