namespace Ripac.Speech.Grammars;

/// <summary>A grammar text that cannot be used, and where it goes wrong.</summary>
public sealed class GrammarException : Exception
{
    /// <summary>An error at a place in the text.</summary>
    /// <param name="problem">What is wrong, in plain words.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    public GrammarException(string problem, int line, int column)
        : base($"grammar, line {line}, column {column}: {problem}")
    {
        Line = line;
        Column = column;
    }

    internal GrammarException(string problem, TextPosition position)
        : this(problem, position.Line, position.Column)
    {
    }

    /// <summary>Line of the error, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the error, from 1.</summary>
    public int Column { get; }
}
