namespace Ripac.Emulator.Session;

/// <summary>The files that a command was asked to write.</summary>
internal static class OutputFiles
{
    /// <summary>Opens or writes one of them.</summary>
    /// <param name="path">Where; null: it was not asked for.</param>
    /// <param name="what">What it is, e.g. "trace".</param>
    /// <param name="write">Does it.</param>
    /// <returns>What <paramref name="write"/> gives, or null.</returns>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static T? Try<T>(string? path, string what, Func<string, T> write)
        where T : class
    {
        try
        {
            return path is null ? null : write(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"the {what} cannot be written: {problem.Message}");
        }
    }

    /// <inheritdoc cref="Try"/>
    public static void Write(string? path, string what, Action<string> write) => Try<object>(path, what, given =>
    {
        write(given);
        return given;
    });
}
