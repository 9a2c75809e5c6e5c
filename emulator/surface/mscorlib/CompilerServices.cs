using System.Reflection;

namespace System.Runtime.CompilerServices
{
    public sealed class CallerArgumentExpressionAttribute : Attribute
    {
        public extern CallerArgumentExpressionAttribute(string parameterName);
        public extern string ParameterName { get; }
    }

    public sealed class CallerMemberNameAttribute : Attribute
    {
        public extern CallerMemberNameAttribute();
    }

    public sealed class ExtensionAttribute : Attribute
    {
        public extern ExtensionAttribute();
    }

    public sealed class IndexerNameAttribute : Attribute
    {
        public extern IndexerNameAttribute(string indexerName);
    }

    public sealed class InternalsVisibleToAttribute : Attribute
    {
        public extern InternalsVisibleToAttribute(string assemblyName);
        public extern string AssemblyName { get; }
    }

    // Lets `init` accessors compile.
    public static class IsExternalInit
    {
    }

    public sealed class MethodImplAttribute : Attribute
    {
        public extern MethodImplAttribute();
        public extern MethodImplAttribute(short _value);
        public extern MethodImplAttribute(MethodImplOptions methodImplOptions);
        public extern MethodImplOptions Value { get; }
    }

    public enum MethodImplOptions
    {
        Unmanaged = MethodImplAttributes.Unmanaged,
        ForwardRef = MethodImplAttributes.ForwardRef,
        PreserveSig = MethodImplAttributes.PreserveSig,
        InternalCall = MethodImplAttributes.InternalCall,
        Synchronized = MethodImplAttributes.Synchronized,
        NoInlining = MethodImplAttributes.NoInlining,
    }

    public static class RuntimeFeature
    {
        public const string DefaultImplementationsOfInterfaces = nameof(DefaultImplementationsOfInterfaces);
        public static extern bool IsSupported(string feature);
    }

    public static class RuntimeHelpers
    {
        public static extern int OffsetToStringData { get; }
        public static extern object GetObjectValue(object obj);
        public static extern void InitializeArray(Array array, RuntimeFieldHandle fldHandle);
        public static extern void RunClassConstructor(RuntimeTypeHandle type);
    }
}

namespace System.Runtime.InteropServices
{
    public enum CharSet
    {
        None = 1,
        Ansi = 2,
        Unicode = 3,
        Auto = 4,
    }

    public sealed class ComVisibleAttribute : Attribute
    {
        public extern ComVisibleAttribute(bool visibility);
        public extern bool Value { get; }
    }

    public sealed class GuidAttribute : Attribute
    {
        public extern GuidAttribute(string guid);
        public extern string Value { get; }
    }

    public enum LayoutKind
    {
        Sequential = 0,
        Explicit = 2,
        Auto = 3,
    }

    public sealed class OutAttribute : Attribute
    {
        public extern OutAttribute();
    }

    public sealed class StructLayoutAttribute : Attribute
    {
        public CharSet CharSet;
        public int Pack;
        public int Size;
        public extern StructLayoutAttribute(short layoutKind);
        public extern StructLayoutAttribute(LayoutKind layoutKind);
        public extern LayoutKind Value { get; }
    }
}

namespace System.Runtime.Versioning
{
    public sealed class TargetFrameworkAttribute : Attribute
    {
        public extern TargetFrameworkAttribute(string frameworkName);
        public extern string FrameworkDisplayName { get; set; }
        public extern string FrameworkName { get; }
    }
}
