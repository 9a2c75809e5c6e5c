namespace System.Diagnostics
{
    public sealed class ConditionalAttribute : Attribute
    {
        public extern ConditionalAttribute(string conditionString);
        public extern string ConditionString { get; }
    }

    public static class Debug
    {
        [Conditional("DEBUG")]
        public static extern void Assert(bool condition);
        [Conditional("DEBUG")]
        public static extern void Assert(bool condition, string message);
        [Conditional("DEBUG")]
        public static extern void Assert(bool condition, string message, string detailedMessage);
        [Conditional("DEBUG")]
        public static extern void Write(string message);
        [Conditional("DEBUG")]
        public static extern void WriteLine();
        [Conditional("DEBUG")]
        public static extern void WriteLine(string message);
    }

    public static class Debugger
    {
        public static extern bool IsAttached { get; }
        public static extern void Break();
    }

    public sealed class DebuggableAttribute : Attribute
    {
        public extern DebuggableAttribute(bool isJITTrackingEnabled, bool isJITOptimizerDisabled);
        public extern DebuggableAttribute(DebuggingModes modes);
        public extern DebuggingModes DebuggingFlags { get; }
        public extern bool IsJITOptimizerDisabled { get; }
        public extern bool IsJITTrackingEnabled { get; }

        public enum DebuggingModes
        {
            None = 0x0,
            Default = 0x1,
            IgnoreSymbolStoreSequencePoints = 0x2,
            EnableEditAndContinue = 0x4,
            DisableOptimizations = 0x100,
        }
    }

    public enum DebuggerBrowsableState
    {
        Never = 0,
        Collapsed = 2,
        RootHidden = 3,
    }

    public sealed class DebuggerBrowsableAttribute : Attribute
    {
        public extern DebuggerBrowsableAttribute(DebuggerBrowsableState state);
        public extern DebuggerBrowsableState State { get; }
    }

    public sealed class DebuggerDisplayAttribute : Attribute
    {
        public extern DebuggerDisplayAttribute(string value);
        public extern string Name { get; set; }
        public extern Type Target { get; set; }
        public extern string TargetTypeName { get; set; }
        public extern string Type { get; set; }
        public extern string Value { get; }
    }

    public sealed class DebuggerHiddenAttribute : Attribute
    {
        public extern DebuggerHiddenAttribute();
    }

    public sealed class DebuggerNonUserCodeAttribute : Attribute
    {
        public extern DebuggerNonUserCodeAttribute();
    }

    public sealed class DebuggerStepperBoundaryAttribute : Attribute
    {
        public extern DebuggerStepperBoundaryAttribute();
    }

    public sealed class DebuggerStepThroughAttribute : Attribute
    {
        public extern DebuggerStepThroughAttribute();
    }

    public sealed class DebuggerTypeProxyAttribute : Attribute
    {
        public extern DebuggerTypeProxyAttribute(string typeName);
        public extern DebuggerTypeProxyAttribute(Type type);
        public extern string ProxyTypeName { get; }
        public extern Type Target { get; set; }
        public extern string TargetTypeName { get; set; }
    }

    public sealed class NativeProfiledAttribute : Attribute
    {
        public extern NativeProfiledAttribute();
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    public sealed class AllowNullAttribute : Attribute
    {
        public extern AllowNullAttribute();
    }

    public sealed class DisallowNullAttribute : Attribute
    {
        public extern DisallowNullAttribute();
    }

    public sealed class MaybeNullAttribute : Attribute
    {
        public extern MaybeNullAttribute();
    }

    public sealed class NotNullAttribute : Attribute
    {
        public extern NotNullAttribute();
    }

    public sealed class MaybeNullWhenAttribute : Attribute
    {
        public extern MaybeNullWhenAttribute(bool returnValue);
        public extern bool ReturnValue { get; }
    }

    public sealed class NotNullWhenAttribute : Attribute
    {
        public extern NotNullWhenAttribute(bool returnValue);
        public extern bool ReturnValue { get; }
    }

    public sealed class NotNullIfNotNullAttribute : Attribute
    {
        public extern NotNullIfNotNullAttribute(string parameterName);
        public extern string ParameterName { get; }
    }

    public sealed class DoesNotReturnAttribute : Attribute
    {
        public extern DoesNotReturnAttribute();
    }

    public sealed class DoesNotReturnIfAttribute : Attribute
    {
        public extern DoesNotReturnIfAttribute(bool parameterValue);
        public extern bool ParameterValue { get; }
    }

    public sealed class MemberNotNullAttribute : Attribute
    {
        public extern MemberNotNullAttribute(string member);
        public extern MemberNotNullAttribute(params string[] members);
        public extern string[] Members { get; }
    }

    public sealed class MemberNotNullWhenAttribute : Attribute
    {
        public extern MemberNotNullWhenAttribute(bool returnValue, string member);
        public extern MemberNotNullWhenAttribute(bool returnValue, params string[] members);
        public extern string[] Members { get; }
        public extern bool ReturnValue { get; }
    }
}

namespace System.ComponentModel
{
    public enum EditorBrowsableState
    {
        Always,
        Never,
        Advanced,
    }

    public sealed class EditorBrowsableAttribute : Attribute
    {
        public extern EditorBrowsableAttribute();
        public extern EditorBrowsableAttribute(EditorBrowsableState state);
        public extern EditorBrowsableState State { get; }
    }
}
