using Mono.Cecil;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Testing;

/// <summary>
/// A test of a nanoFramework.TestFramework assembly (NFUnitTest): a [TestMethod], once for each of its [DataRow]s.
/// <see cref="VirtualBoard.LoadTest"/> makes it a program, <see cref="NanoTestRun"/> runs it with others.
/// </summary>
/// <param name="Path">The assembly.</param>
/// <param name="Class">The test class's full name.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Arguments">The values of a [DataRow], empty without one.</param>
public sealed record NanoTestCase(string Path, string Class, string Method, IReadOnlyList<object?> Arguments)
{
    private const string Attributes = "nanoFramework.TestFramework.";

    /// <summary>All tests of an assembly, in the order in which the real launcher runs them: in a class, those with data come last.</summary>
    /// <exception cref="FirmwareLoadException">The file is no firmware.</exception>
    public static IReadOnlyList<NanoTestCase> Find(string path)
    {
        using FirmwareImage image = FirmwareImage.Read(path);
        return
        [
            .. from type in image.Main.MainModule.GetTypes()
               where Has(type, "TestClassAttribute")
               from method in type.Methods.OrderBy(method => Has(method, "DataRowAttribute"))
               where method.IsPublic && (Has(method, "TestMethodAttribute") || Has(method, "DataRowAttribute"))
               from arguments in Rows(method)
               select new NanoTestCase(path, type.FullName.Replace('/', '+'), method.Name, arguments),
        ];
    }

    public override string ToString() => $"{Class}.{Method}({string.Join(", ", Arguments)})";

    internal static bool Has(ICustomAttributeProvider provider, string attribute) =>
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
