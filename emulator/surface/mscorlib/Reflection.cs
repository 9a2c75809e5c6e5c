using System.Reflection;

namespace System
{
    public abstract class Type : MemberInfo
    {
        public abstract Assembly Assembly { get; }
        public abstract string AssemblyQualifiedName { get; }
        public abstract Type BaseType { get; }
        public extern override Type DeclaringType { get; }
        public abstract string FullName { get; }
        public extern bool IsAbstract { get; }
        public extern bool IsArray { get; }
        public extern bool IsClass { get; }
        public extern bool IsEnum { get; }
        public extern bool IsInterface { get; }
        public extern bool IsNotPublic { get; }
        public extern bool IsPublic { get; }
        public extern bool IsSerializable { get; }
        public extern bool IsValueType { get; }
        public extern ConstructorInfo GetConstructor(Type[] types);
        public extern ConstructorInfo[] GetConstructors();
        public abstract Type GetElementType();
        public extern FieldInfo GetField(string name);
        public abstract FieldInfo GetField(string name, BindingFlags bindingAttr);
        public extern FieldInfo[] GetFields();
        public abstract FieldInfo[] GetFields(BindingFlags bindingAttr);
        public abstract Type[] GetInterfaces();
        public extern MethodInfo GetMethod(string name);
        public extern MethodInfo GetMethod(string name, BindingFlags bindingAttr);
        public extern MethodInfo GetMethod(string name, Type[] types);
        public extern MethodInfo[] GetMethods();
        public abstract MethodInfo[] GetMethods(BindingFlags bindingAttr);
        public static extern Type GetType(string typeName);
        public static extern Type GetTypeFromHandle(RuntimeTypeHandle handle);
        public extern virtual bool IsInstanceOfType(object o);
        public extern virtual bool IsSubclassOf(Type c);
        public extern override string ToString();
    }

    public enum TypeCode
    {
        Empty = 0,
        Object = 1,
        DBNull = 2,
        Boolean = 3,
        Char = 4,
        SByte = 5,
        Byte = 6,
        Int16 = 7,
        UInt16 = 8,
        Int32 = 9,
        UInt32 = 10,
        Int64 = 11,
        UInt64 = 12,
        Single = 13,
        Double = 14,
        Decimal = 15,
        DateTime = 16,
        String = 18,
    }
}

namespace System.Reflection
{
    public class Assembly
    {
        public extern virtual string FullName { get; }
        public static extern Assembly GetAssembly(Type type);
        public static extern Assembly GetExecutingAssembly();
        public extern AssemblyName GetName();
        public extern Assembly GetSatelliteAssembly(System.Globalization.CultureInfo culture);
        public static extern Assembly Load(string assemblyString);
        public extern virtual Type GetType(string name);
        public extern virtual Type GetType(string name, bool throwOnError);
        public extern virtual Type[] GetTypes();
    }

    public sealed class AssemblyName
    {
        private extern AssemblyName();
        public extern string FullName { get; }
        public extern string Name { get; }
        public extern Version Version { get; }
    }

    [Flags]
    public enum BindingFlags
    {
        Default = 0x00,
        IgnoreCase = 0x01,
        DeclaredOnly = 0x02,
        Instance = 0x04,
        Static = 0x08,
        Public = 0x10,
        NonPublic = 0x20,
        FlattenHierarchy = 0x40,
        InvokeMethod = 0x0100,
        CreateInstance = 0x0200,
        GetField = 0x0400,
        SetField = 0x0800,
        GetProperty = 0x1000,
        SetProperty = 0x2000,
        PutDispProperty = 0x4000,
        PutRefDispProperty = 0x8000,
        ExactBinding = 0x010000,
        SuppressChangeType = 0x020000,
        OptionalParamBinding = 0x040000,
        IgnoreReturn = 0x1000000,
    }

    [Flags]
    public enum MemberTypes
    {
        Constructor = 0x01,
        Event = 0x02,
        Field = 0x04,
        Method = 0x08,
        Property = 0x10,
        TypeInfo = 0x20,
        Custom = 0x40,
        NestedType = 0x80,
        All = Constructor | Event | Field | Method | Property | TypeInfo | NestedType,
    }

    public abstract class MemberInfo
    {
        public abstract Type DeclaringType { get; }
        public abstract MemberTypes MemberType { get; }
        public abstract string Name { get; }
        public abstract object[] GetCustomAttributes(bool inherit);
    }

    public abstract class FieldInfo : MemberInfo
    {
        public abstract Type FieldType { get; }
        public extern override MemberTypes MemberType { get; }
        public abstract object GetValue(object obj);
        public extern virtual void SetValue(object obj, object value);
    }

    public abstract class MethodBase : MemberInfo
    {
        public extern override Type DeclaringType { get; }
        public extern bool IsAbstract { get; }
        public extern bool IsFinal { get; }
        public extern bool IsPublic { get; }
        public extern bool IsStatic { get; }
        public extern bool IsVirtual { get; }
        public extern override string Name { get; }
        public abstract ParameterInfo[] GetParameters();
        public extern object Invoke(object obj, object[] parameters);
    }

    public abstract class ConstructorInfo : MethodBase
    {
        public extern override MemberTypes MemberType { get; }
        public extern object Invoke(object[] parameters);
    }

    public abstract class MethodInfo : MethodBase
    {
        public extern override MemberTypes MemberType { get; }
        public abstract Type ReturnType { get; }
    }

    public abstract class ParameterInfo
    {
        public extern virtual Type ParameterType { get; }
    }

    public enum MethodImplAttributes
    {
        IL = 0x0000,
        Managed = 0x0000,
        Native = 0x0001,
        OPTIL = 0x0002,
        CodeTypeMask = 0x0003,
        Runtime = 0x0003,
        ManagedMask = 0x0004,
        Unmanaged = 0x0004,
        NoInlining = 0x0008,
        ForwardRef = 0x0010,
        Synchronized = 0x0020,
        PreserveSig = 0x0080,
        InternalCall = 0x1000,
        MaxMethodImplVal = 0xFFFF,
    }
}
