using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Mono.Cecil;
using Ripac.VirtualDevice.Execution;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Testing;

/// <summary>
/// The program that runs tests of one class, as the real UnitTestLauncher does: [Setup] once, the tests, [Cleanup] once, every method
/// without an object to call it on. A [Setup] that skips skips the class; one that fails is told, and the tests run.
/// </summary>
internal sealed class NanoTestLauncher(IReadOnlyList<NanoTestCase> tests)
{
    private readonly Exception?[] _thrown = new Exception?[tests.Count];

    /// <summary>What became of the tests so far.</summary>
    public NanoTestResult?[] Results { get; } = new NanoTestResult?[tests.Count];

    /// <summary>The test that runs now.</summary>
    public int Current { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Runs the tests in the loaded assembly, on the calling firmware thread.</summary>
    public void Run(Assembly assembly)
    {
        Type type = assembly.GetType(tests[0].Class)!;
        using FirmwareImage image = FirmwareImage.Read(tests[0].Path);
        TypeDefinition definition = image.Main.MainModule.GetType(tests[0].Class.Replace('+', '/'));
        string? skipped = RunMarked(definition, type, "SetupAttribute");
        for (Current = 0; Current < tests.Count; Current++)
        {
            long start = Now();
            Results[Current] = skipped is null
                ? Judge(Processor.Catch(() => Invoke(Method(type, tests[Current].Method, tests[Current].Arguments.Count), tests[Current].Arguments))) with { Nanoseconds = Now() - start }
                : new NanoTestResult(NanoTestOutcome.Skipped, skipped, 0, []);
        }

        Current = tests.Count - 1;
        if (skipped is null)
        {
            RunMarked(definition, type, "CleanupAttribute");
        }

        IsDone = true;
    }

    /// <summary>Runs the one test; what it throws comes out.</summary>
    public void RunSingle(Assembly assembly)
    {
        Run(assembly);
        if (_thrown[0] is Exception thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    /// <summary>Runs [Setup] or [Cleanup]; gives the reason if it skips.</summary>
    private static string? RunMarked(TypeDefinition definition, Type type, string attribute)
    {
        foreach (MethodDefinition marked in definition.Methods.Where(method => method.IsPublic && NanoTestCase.Has(method, attribute)))
        {
            Exception? thrown = Processor.Catch(() => Invoke(Method(type, marked.Name, 0), []));
            if (thrown is Nano.SkipTestException)
            {
                return Processor.Scheduler.Describe(thrown);
            }

            if (thrown is not null)
            {
                Processor.Board.ConsoleOut.WriteLine($"{marked.Name} failed: {Processor.Scheduler.Describe(thrown)}");
            }
        }

        return null;
    }

    private NanoTestResult Judge(Exception? thrown)
    {
        _thrown[Current] = thrown;
        return thrown is null
            ? new NanoTestResult(NanoTestOutcome.Passed, "", 0, [])
            : new NanoTestResult(thrown is Nano.SkipTestException ? NanoTestOutcome.Skipped : NanoTestOutcome.Failed, Processor.Scheduler.Describe(thrown), 0, []);
    }

    private static long Now()
    {
        Processor.Scheduler.Settle();
        return Processor.Board.Clock.NowNanoseconds;
    }

    private static MethodInfo Method(Type type, string name, int parameters) =>
        type.GetMethods().First(method => method.Name == name && method.GetParameters().Length == parameters);

    private static void Invoke(MethodInfo method, IReadOnlyList<object?> arguments)
    {
        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        object?[] values = [.. arguments.Zip(parameters, (value, type) => value is IConvertible && type.IsPrimitive ? Convert.ChangeType(value, type) : value)];
        // A delegate that is bound to no object calls an instance method with none.
        Delegate call = Delegate.CreateDelegate(Expression.GetDelegateType([.. parameters, method.ReturnType]), null, method);
        call.GetType().GetMethod(nameof(Action.Invoke))!.Invoke(call, BindingFlags.DoNotWrapExceptions, null, values, null);
    }
}
