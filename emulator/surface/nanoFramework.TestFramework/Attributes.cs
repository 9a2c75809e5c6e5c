using System;

namespace nanoFramework.TestFramework;

[AttributeUsage(AttributeTargets.Class)]
public class TestClassAttribute : Attribute
{
    public extern TestClassAttribute();
}

[AttributeUsage(AttributeTargets.Method)]
public class TestMethodAttribute : Attribute
{
    public extern TestMethodAttribute();
}

[AttributeUsage(AttributeTargets.Method)]
public class SetupAttribute : Attribute
{
    public extern SetupAttribute();
}

[AttributeUsage(AttributeTargets.Method)]
public class CleanupAttribute : Attribute
{
    public extern CleanupAttribute();
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute : Attribute
{
    public extern DataRowAttribute(params object[] args);
    public extern object[] MethodParameters { get; }
}

public class AssertFailedException : Exception
{
    public extern AssertFailedException();
    public extern AssertFailedException(string msg);
    public extern AssertFailedException(string msg, Exception ex);
}

public class SkipTestException : Exception
{
    public extern SkipTestException(string message = null, Exception innerException = null);
}
