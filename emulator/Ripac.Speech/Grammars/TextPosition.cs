namespace Ripac.Speech.Grammars;

/// <summary>A place in a grammar text; line and column count from 1.</summary>
internal readonly record struct TextPosition(int Line, int Column);
