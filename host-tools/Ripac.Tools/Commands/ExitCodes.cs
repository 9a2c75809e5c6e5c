namespace Ripac.Tools.Commands;

/// <summary>What the program ends with.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int Cancelled = 130; // as a shell says it of Ctrl-C
}
