using System.Numerics.Tensors;

namespace Ripac.Tools.Training;

/// <summary>What a room adds to a voice: echoes that die away, made by feedback combs (Schroeder, 1962).</summary>
internal static class Room
{
    private const int Combs = 4;
    private const int ShortestDelay = 60;  // samples: 2.5 m
    private const int LongestDelay = 360;  // samples: 15 m
    private const int SampleRate = 8_000;

    /// <summary>Adds echoes of a random room to the samples, in place.</summary>
    /// <param name="voice">The samples.</param>
    /// <param name="decaySeconds">Time in which the echoes fall by 60 dB.</param>
    /// <param name="level">How loud they are beside the voice: 1 = as loud.</param>
    /// <param name="random">For the delays.</param>
    public static void Add(float[] voice, double decaySeconds, double level, Random random)
    {
        float[] echoes = new float[voice.Length];
        float[] late = new float[voice.Length]; // what a comb gives out
        for (int comb = 0; comb < Combs; comb++)
        {
            int delay = random.Next(ShortestDelay, LongestDelay);
            float feedback = (float)Math.Pow(10, -3.0 * delay / SampleRate / decaySeconds);
            float weight = (float)(level * Math.Sqrt((1 - (feedback * feedback)) / Combs) * (random.Next(2) == 0 ? 1 : -1));
            late.AsSpan(0, Math.Min(delay, late.Length)).Clear();
            for (int start = delay; start < voice.Length; start += delay)
            {
                int count = Math.Min(delay, voice.Length - start);
                ReadOnlySpan<float> before = late.AsSpan(start - delay, count);
                TensorPrimitives.MultiplyAdd(before, feedback, voice.AsSpan(start - delay, count), late.AsSpan(start, count));
            }

            TensorPrimitives.MultiplyAdd(late, weight, echoes, echoes);
        }

        TensorPrimitives.Add(voice, echoes, voice);
    }
}
