using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ripac.Tools.Commands;

/// <summary>What options must be.</summary>
internal static class OptionRules
{
    /// <summary>Refuses a command line that gives an option what it must not be.</summary>
    /// <param name="option">The option.</param>
    /// <param name="isRight">By this option's value and those of others.</param>
    /// <param name="problem">What is told.</param>
    public static void Require<T>(this Option<T> option, Func<OptionResult, bool> isRight, string problem) => option.Validators.Add(result =>
    {
        if (!isRight(result))
        {
            result.AddError(problem);
        }
    });
}
