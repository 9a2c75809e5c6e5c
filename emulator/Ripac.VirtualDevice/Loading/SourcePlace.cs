using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ripac.VirtualDevice.Loading;

/// <summary>Names places in firmware for people.</summary>
internal static class SourcePlace
{
    /// <summary><c>Namespace.Type.Method</c>.</summary>
    public static string Of(MethodDefinition method) => $"{method.DeclaringType.FullName.Replace('/', '.')}.{method.Name}";

    /// <summary><c>Namespace.Type.Method File.cs:12</c>; the method alone without symbols.</summary>
    public static string Whole(MethodDefinition method, Instruction? instruction) => $"{Of(method)} {Of(method, instruction)}".TrimEnd();

    /// <summary><c>File.cs:12</c>, or empty without symbols.</summary>
    public static string Of(MethodDefinition method, Instruction? instruction) =>
        PointOf(method, instruction) is SequencePoint point ? $"{System.IO.Path.GetFileName(point.Document.Url.Replace('\\', '/'))}:{point.StartLine}" : "";

    /// <summary>Where an instruction comes from, null without symbols.</summary>
    public static SequencePoint? PointOf(MethodDefinition method, Instruction? instruction)
    {
        if (!method.DebugInformation.HasSequencePoints)
        {
            return null;
        }

        int offset = instruction?.Offset ?? 0;
        return method.DebugInformation.SequencePoints.LastOrDefault(candidate => !candidate.IsHidden && candidate.Offset <= offset)
            ?? method.DebugInformation.SequencePoints.FirstOrDefault(candidate => !candidate.IsHidden);
    }
}
