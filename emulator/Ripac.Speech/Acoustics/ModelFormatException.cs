using System.Diagnostics.CodeAnalysis;

namespace Ripac.Speech.Acoustics;

/// <summary>A model file cannot be believed. The message names what is wrong with it.</summary>
public sealed class ModelFormatException(string problem) : FormatException($"the model cannot be used: {problem}")
{
    /// <summary>Throws unless the condition holds.</summary>
    internal static void Require([DoesNotReturnIf(false)] bool condition, string problem)
    {
        if (!condition)
        {
            throw new ModelFormatException(problem);
        }
    }
}
