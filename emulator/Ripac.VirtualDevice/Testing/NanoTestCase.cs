using System.Reflection;
using Mono.Cecil;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Testing;

/// <summary>
/// A test of a nanoFramework.TestFramework assembly (NFUnitTest): a [TestMethod], once for each of its [DataRow]s.
/// <see cref="VirtualBoard.LoadTest"/> makes it a program whose run does what the real launcher does: [Setup], the method, [Cleanup].
/// </summary>
/// <param name="Path">The assembly.</param>
/// <param name="Class">The test class's full name.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Arguments">The values of a [DataRow], empty without one.</param>
public sealed record NanoTestCase(string Path, string Class, string Method, IReadOnlyList<object?> Arguments)
{
    private const string Attributes = "nanoFramework.TestFramework.";

    /// <summary>All tests of an assembly.</summary>
    /// <exception cref="FirmwareLoadException">The file is no firmware.</exception>
    public static IReadOnlyList<NanoTestCase> Find(string path)
    {
        using FirmwareImage image = FirmwareImage.Read(path);
        return
        [
            .. from type in image.Main.MainModule.GetTypes()
               where Has(type, "TestClassAttribute")
               from method in type.Methods
               where Has(method, "TestMethodAttribute") || Has(method, "DataRowAttribute")
               from arguments in Rows(method)
               select new NanoTestCase(path, type.FullName.Replace('/', '+'), method.Name, arguments),
        ];
    }

    /// <summary>Runs the test on a board of its own.</summary>
    /// <param name="limitNanoseconds">Of virtual time: a test that takes longer has failed.</param>
    /// <param name="attach">Attaches the parts that the test needs.</param>
    /// <exception cref="FirmwareLoadException">As for <see cref="VirtualBoard.Load"/>.</exception>
    public NanoTestResult Run(long limitNanoseconds, Action<VirtualBoard>? attach = null)
    {
        using VirtualBoard board = new();
        List<string> lines = [];
        board.ConsoleLine += lines.Add;
        attach?.Invoke(board);
        RunResult result = board.Run(board.LoadTest(this), limitNanoseconds);
        NanoTestOutcome outcome = result.End == RunEnd.Finished ? NanoTestOutcome.Passed
            : result.Message.Contains($"{nameof(Nano.SkipTestException)}: ", StringComparison.Ordinal) ? NanoTestOutcome.Skipped
            : NanoTestOutcome.Failed;
        return new NanoTestResult(outcome, result.Message, result.Nanoseconds, lines);
    }

    public override string ToString() => $"{Class}.{Method}({string.Join(", ", Arguments)})";

    /// <summary>Runs the test in the loaded assembly, on the calling thread.</summary>
    internal void Run(Assembly assembly)
    {
        Type type = assembly.GetType(Class)!;
        object? instance = type.IsAbstract ? null : Activator.CreateInstance(type);
        using FirmwareImage image = FirmwareImage.Read(Path);
        TypeDefinition definition = image.Main.MainModule.GetType(Class.Replace('+', '/'));
        RunMarked(definition, type, instance, "SetupAttribute");
        MethodInfo method = type.GetMethod(Method)!;
        Invoke(method, instance, [.. method.GetParameters().Zip(Arguments, (parameter, value) => value is IConvertible && parameter.ParameterType.IsPrimitive ? Convert.ChangeType(value, parameter.ParameterType) : value)]);
        RunMarked(definition, type, instance, "CleanupAttribute");
    }

    private static void RunMarked(TypeDefinition definition, Type type, object? instance, string attribute)
    {
        foreach (MethodDefinition marked in definition.Methods.Where(method => Has(method, attribute)))
        {
            Invoke(type.GetMethod(marked.Name)!, instance, []);
        }
    }

    private static void Invoke(MethodInfo method, object? instance, object?[] arguments) =>
        method.Invoke(method.IsStatic ? null : instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static bool Has(Mono.Cecil.ICustomAttributeProvider provider, string attribute) =>
        provider.CustomAttributes.Any(candidate => candidate.AttributeType.FullName == Attributes + attribute);

    private static IEnumerable<IReadOnlyList<object?>> Rows(MethodDefinition method)
    {
        CustomAttribute[] rows = [.. method.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == Attributes + "DataRowAttribute")];
        return rows.Length == 0
            ? [[]]
            : rows.Select(row => (IReadOnlyList<object?>)[.. ((CustomAttributeArgument[])row.ConstructorArguments[0].Value).Select(Value)]);
    }

    private static object? Value(CustomAttributeArgument argument)
    {
        if (argument.Value is not CustomAttributeArgument[] elements)
        {
            return argument.Value is CustomAttributeArgument boxed ? Value(boxed) : argument.Value;
        }

        Type element = Type.GetType(argument.Type.GetElementType().FullName) ?? typeof(object);
        Array array = Array.CreateInstance(element, elements.Length);
        for (int i = 0; i < elements.Length; i++)
        {
            array.SetValue(Value(elements[i]), i);
        }

        return array;
    }
}
