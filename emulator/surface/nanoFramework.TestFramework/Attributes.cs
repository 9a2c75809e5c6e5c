using System;

namespace nanoFramework.TestFramework;

[AttributeUsage(AttributeTargets.Class)]
public class TestClassAttribute : Attribute
{
    public extern TestClassAttribute();
    public extern virtual TestMethodAttribute GetTestMethodAttribute(TestMethodAttribute testMethodAttribute);
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

public class SkipTestException : Exception
{
    public extern SkipTestException(string message = null, Exception innerException = null);
}
