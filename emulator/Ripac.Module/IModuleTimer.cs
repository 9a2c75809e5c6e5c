namespace Ripac.Module;

/// <summary>The clock that the module lives by: the virtual device's, or a test's.</summary>
public interface IModuleTimer
{
    /// <summary>Time since the clock began, in nanoseconds; never goes back.</summary>
    long NowNanoseconds { get; }

    /// <summary>Calls <paramref name="action"/> once, when so many nanoseconds (0 or more) have gone by; never before it returns.</summary>
    void After(long nanoseconds, Action action);
}
