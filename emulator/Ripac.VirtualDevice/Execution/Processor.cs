using System.ComponentModel;
using System.Runtime.CompilerServices;
using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice.Execution;

/// <summary>What loaded firmware calls, beside the nanoFramework API: the loader puts these calls into its IL.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Processor
{
    // Instructions left until the clock must be looked at. One thread's, so that boards may run side by side.
    [ThreadStatic]
    private static int _budget;

    // Calls since they were taken last.
    [ThreadStatic]
    private static int _calls;

    [ThreadStatic]
    private static FirmwareThread? _thread;

    // What the thread's frames take, and how much that may be before the heap must be asked.
    [ThreadStatic]
    private static int _stack;

    [ThreadStatic]
    private static int _stackLimit;

    internal static FirmwareThread Thread => _thread ?? throw new InvalidOperationException("firmware runs on a virtual board only");

    internal static Scheduler Scheduler => Thread.Scheduler;

    internal static VirtualBoard Board => Scheduler.Board;

    /// <summary>A basic block begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Count(int instructions)
    {
        int left = _budget - instructions;
        _budget = left;
        if (left < 0)
        {
            Scheduler.BudgetSpent();
        }
    }

    /// <summary>As <see cref="Count"/>, of a block that calls methods so often.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CountCalls(int instructions, int calls)
    {
        _calls += calls;
        Count(instructions);
    }

    /// <summary>A method begins, and takes so many bytes of the heap for its frame. Endless recursion becomes an exception of the firmware, as on a board, not the end of the host.</summary>
    /// <exception cref="OutOfMemoryException">The heap is full.</exception>
    public static void Enter(int frame)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int stack = _stack + frame;
        if (stack > _stackLimit)
        {
            Board.Heap.RequireStack(stack);
        }

        _stack = stack;
    }

    /// <summary>A method returns.</summary>
    public static void Leave(int frame) => _stack -= frame;

    /// <summary>Bytes of the heap that the running thread's frames take.</summary>
    public static int Depth() => _stack;

    /// <summary>An exception has come up to a handler: the frames below are gone.</summary>
    public static void Unwound(int depth)
    {
        _stack = depth;
        if (Thread is { Constraint: not null } self && depth < self.ConstraintDepth)
        {
            ExecutionConstraint.Remove(self);
        }
    }

    /// <summary>A method returns that installs execution constraints.</summary>
    public static void LeaveConstraint() => ExecutionConstraint.Remove(Thread);

    /// <summary>An object was made inside one of the library's; where the library is used without a board, nothing counts it.</summary>
    internal static T Inside<T>(T made)
        where T : class
    {
        _thread?.Scheduler.Board.Heap.AddInside(made);
        return made;
    }

    /// <summary>A library call that allocates inside, by the number of its place.</summary>
    public static void Allocate(int site) => Board.Statistics.AllocationCounter.Count(site, 0);

    /// <summary>A float becomes an integer. What is no number or does not fit into 64 bits is the lowest one, as on a 64-bit host of nanoFramework's CLR.</summary>
    public static long Truncate(double value) => value is >= long.MinValue and < -(double)long.MinValue ? (long)value : long.MinValue;

    /// <summary>
    /// Divides; the lowest number by -1 is itself, with nothing left over. So RISC-V is specified (M extension), and so does the library for 64 bits; Xtensa's QUOS
    /// "does not detect" it. Not tried on a board.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Divide(int dividend, int divisor) => divisor == -1 ? -dividend : dividend / divisor;

    /// <summary>What <see cref="Divide"/> leaves over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Remainder(int dividend, int divisor) => divisor == -1 ? 0 : dividend % divisor;

    /// <summary>As <see cref="Divide"/>, of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long DivideLong(long dividend, long divisor) => divisor == -1 ? -dividend : dividend / divisor;

    /// <summary>What <see cref="DivideLong"/> leaves over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long RemainderLong(long dividend, long divisor) => divisor == -1 ? 0 : dividend % divisor;

    /// <summary>A basic block begins whose literals and copies of structs take so many bytes.</summary>
    public static void AllocateTemporary(int bytes) => Board.Heap.AddTemporary(bytes);

    /// <summary>An object was made, at a place.</summary>
    public static void Allocated(object? made, int site) => Board.Heap.Add(made, site);

    /// <summary>An object was made whose class has a finalizer.</summary>
    public static void MadeFinalizable(object made) => Scheduler.Finalizers.Add(made);

    /// <summary>The host's garbage collector found an object dead whose class has a finalizer.</summary>
    public static void Died(object dead) => FinalizerQueue.Died(dead);

    /// <summary>An array is going to be made: it must fit.</summary>
    public static int Length(int length, RuntimeTypeHandle element)
    {
        Board.Heap.Require(ObjectSize.OfArray(Type.GetTypeFromHandle(element)!, Math.Max(length, 0)));
        return length;
    }

    /// <summary>The firmware made an exception: its text is for the firmware.</summary>
    public static void Made(Exception exception) => ExceptionMembers.Word(exception);

    /// <summary>Whether a catch of one of the API's types gets an exception.</summary>
    public static int Catches(object exception, RuntimeTypeHandle type) =>
        exception is not FirmwareStoppedException && Type.GetTypeFromHandle(type)!.IsInstanceOfType(AsFirmwareSees((Exception)exception)) ? 1 : 0;

    /// <summary>
    /// An exception reaches a handler of the firmware. The end of a run passes every handler, and .NET's own exceptions become
    /// what nanoFramework throws.
    /// </summary>
    public static Exception Caught(Exception exception) =>
        exception is FirmwareStoppedException ? throw exception : AsFirmwareSees(exception);

    /// <summary>As <see cref="Caught"/>, for a handler of a type of the firmware's own.</summary>
    public static Exception Passed(Exception exception) => exception is FirmwareStoppedException ? throw exception : exception;

    /// <summary>A handler is left: an aborted thread gets its exception again.</summary>
    public static void LeaveHandler()
    {
        if (Thread.Aborted)
        {
            throw new Nano.ThreadAbortException();
        }
    }

    /// <summary>
    /// nanoFramework has no types of its own for these. A stack that grows without end takes the whole heap there, as its frames
    /// lie on it.
    /// </summary>
    internal static Exception AsFirmwareSees(Exception exception) => exception switch
    {
        OverflowException => new ArgumentOutOfRangeException(null, exception),
        ArithmeticException or ArrayTypeMismatchException => new Exception(null, exception),
        System.Reflection.TargetInvocationException { InnerException: Exception thrown } => AsFirmwareSees(thrown),
        System.Reflection.TargetParameterCountException => new ArgumentException(null, exception),
        InsufficientExecutionStackException => new OutOfMemoryException(null, exception),
        _ => exception,
    };

    /// <summary>The board's own code calls firmware; gives what it threw, null if nothing.</summary>
    internal static Exception? Catch(Action firmware)
    {
        int depth = _stack;
        try
        {
            firmware();
            return null;
        }
        catch (Exception thrown) when (thrown is not FirmwareStoppedException)
        {
            _stack = depth;
            return thrown;
        }
    }

    internal static void Bind(FirmwareThread thread) => _thread = thread;

    internal static void LimitStack(long bytes) => _stackLimit = (int)Math.Min(bytes, int.MaxValue);

    internal static void Grant(int instructions) => _budget = instructions;

    /// <summary>The running thread's calls since this was asked last.</summary>
    internal static int TakeCalls()
    {
        int calls = _calls;
        _calls = 0;
        return calls;
    }

    /// <summary>What is left of the budget; negative when a block went past it.</summary>
    internal static int Budget => _budget;
}
