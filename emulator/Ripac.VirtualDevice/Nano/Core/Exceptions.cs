using System.Reflection;
using System.Runtime.CompilerServices;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Nano;

/// <summary>The text is what the exception says, where .NET's is the name of the object.</summary>
[NanoMembers("System.ObjectDisposedException")]
public static class ObjectDisposedExceptionMembers
{
    public static ObjectDisposedException New() => New(null);

    public static ObjectDisposedException New(string? message)
    {
        ObjectDisposedException made = new(null, message);
        ExceptionMembers.Field(made) = message;
        return made;
    }
}

/// <summary>
/// Exceptions as firmware sees them. What the CLR itself throws carries no text on a board: its message only names the type.
/// Text that firmware gave is kept, with nanoFramework's defaults where .NET's differ.
/// </summary>
[NanoMembers("System.Exception")]
public static class ExceptionMembers
{
    /// <summary>An HResult that marks an exception whose text firmware is to see.</summary>
    private const int Worded = 0x6e616e6f;

    private const string OutOfRange = "Value does not fall within the expected range.";

    public static string get_Message(Exception exception) => Overrides(exception) ? exception.Message : base_get_Message(exception);

    /// <summary>What an override in firmware gets from its base class.</summary>
    public static string base_get_Message(Exception exception) => OwnText(exception) ?? $"Exception was thrown: {TypeName.Of(exception.GetType())}";

    public static string base_ToString(Exception exception)
    {
        string message = get_Message(exception);
        return message.Length == 0 ? TypeName.Of(exception.GetType()) : $"{TypeName.Of(exception.GetType())}: {message}";
    }

    /// <summary>Marks an exception as made by firmware, or made here with text that a board has too.</summary>
    internal static T Word<T>(T exception)
        where T : Exception
    {
        exception.HResult = Worded;
        return exception;
    }

    private static bool Overrides(Exception exception) =>
        FirmwareCode.Declares(exception.GetType().GetProperty(nameof(Exception.Message))!.GetMethod!.DeclaringType!);

    private static string? OwnText(Exception exception)
    {
        if (exception.HResult != Worded)
        {
            return null;
        }

        string? text = Field(exception);
        bool isDefault = text is not null && text == DefaultText(exception.GetType());
        return exception switch
        {
            ArgumentOutOfRangeException { ParamName: string name } when isDefault => $"{OutOfRange} (Parameter '{name}')",
            ArgumentOutOfRangeException when isDefault => OutOfRange,
            ArgumentException { ParamName: string name } when text is null => $"{OutOfRange} (Parameter '{name}')",
            ArgumentException when text is null => OutOfRange,
            ArgumentException => exception.Message,
            _ => isDefault ? null : text,
        };
    }

    private static string? DefaultText(Type type)
    {
        while (FirmwareCode.Declares(type))
        {
            type = type.BaseType!;
        }

        ConstructorInfo? plain = type.GetConstructor(Type.EmptyTypes);
        return plain is null ? null : Field((Exception)plain.Invoke(null));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    internal static extern ref string? Field(Exception exception);
}
