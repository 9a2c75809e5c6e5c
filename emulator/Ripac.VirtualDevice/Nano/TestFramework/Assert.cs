using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.TestFramework.Assert")]
public sealed partial class Assert
{
    public static void AreEqual(bool expected, bool actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(byte expected, byte actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(char expected, char actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(DateTime expected, DateTime actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(double expected, double actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(float expected, float actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(int expected, int actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(long expected, long actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(sbyte expected, sbyte actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(short expected, short actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(string? expected, string? actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(uint expected, uint actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(ulong expected, ulong actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(ushort expected, ushort actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreEqual(object? expected, object? actual, string message = "") => CheckEqual(expected, actual, message);

    public static void AreNotEqual(bool notExpected, bool actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(byte notExpected, byte actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(char notExpected, char actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(double notExpected, double actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(float notExpected, float actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(int notExpected, int actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(long notExpected, long actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(short notExpected, short actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(string? notExpected, string? actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(uint notExpected, uint actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(ulong notExpected, ulong actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(ushort notExpected, ushort actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreNotEqual(object? notExpected, object? actual, string message = "") => CheckNotEqual(notExpected, actual, message);

    public static void AreSame(object? expected, object? actual, string message = "") =>
        Check(ReferenceEquals(expected, actual), "not the same object", message);

    public static void AreNotSame(object? notExpected, object? actual, string message = "") =>
        Check(!ReferenceEquals(notExpected, actual), "the same object", message);

    public static void Contains(string expected, string value, string message = "") =>
        Check(value.Contains(expected, StringComparison.Ordinal), $"'{value}' does not contain '{expected}'", message);

    public static void DoesNotContains(string notExpected, string value, string message = "") =>
        Check(!value.Contains(notExpected, StringComparison.Ordinal), $"'{value}' contains '{notExpected}'", message);

    public static void EndsWith(string expected, string value, string message = "") =>
        Check(value.EndsWith(expected, StringComparison.Ordinal), $"'{value}' does not end with '{expected}'", message);

    public static void StartsWith(string expected, string value, string message = "") =>
        Check(value.StartsWith(expected, StringComparison.Ordinal), $"'{value}' does not start with '{expected}'", message);

    public static void IsFalse(bool condition, string message = "") => Check(!condition, "expected false", message);

    public static void IsTrue(bool condition, string message = "") => Check(condition, "expected true", message);

    public static void IsNull(object? value, string message = "") => Check(value is null, "expected null", message);

    public static void IsNotNull(object? value, string message = "") => Check(value is not null, "expected an object", message);

    public static void IsInstanceOfType(object? value, Type expected, string message = "") =>
        Check(TypeOf(value) == expected, $"not a {expected}", message);

    public static void IsNotInstanceOfType(object? value, Type notExpected, string message = "") =>
        Check(TypeOf(value) != notExpected, $"a {notExpected}", message);

    public static void SkipTest(string? message = null) => throw new SkipTestException(message);

    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        Exception? thrown = Processor.Catch(() => action()) is Exception problem ? Processor.AsFirmwareSees(problem) : null;
        Check(thrown?.GetType() == exception, $"{thrown?.GetType().ToString() ?? "nothing"} was thrown, expected {exception}", message);
    }

    internal static void Check(bool holds, string what, string message)
    {
        if (!holds)
        {
            throw new AssertFailedException(message.Length == 0 ? what : $"{what}: {message}");
        }
    }

    // The very type, not one that derives from it; a type stands for itself.
    private static Type? TypeOf(object? value) => value as Type ?? value?.GetType();

    private static void CheckEqual(object? expected, object? actual, string message) =>
        Check(Equals(expected, actual), $"expected {expected ?? "null"}, was {actual ?? "null"}", message);

    private static void CheckNotEqual(object? notExpected, object? actual, string message) =>
        Check(!Equals(notExpected, actual), $"did not expect {notExpected ?? "null"}", message);
}
