namespace System {
 public class Object { public extern Object(); public virtual extern string ToString(); public virtual extern bool Equals(object o); public virtual extern int GetHashCode(); }
 public abstract class ValueType {} public abstract class Enum:ValueType {} public struct Void {} public struct Int32 {} public struct Boolean {} public sealed class String {} public class Attribute {} public struct Byte{} public abstract class Array{} public class Exception{} public abstract class Delegate{} public abstract class MulticastDelegate:Delegate{}
 public interface IDisposable { void Dispose(); }
 public struct IntPtr{} public struct UIntPtr{} public struct UInt32{} public struct Char{} public class Type{} public struct RuntimeTypeHandle{}
 public enum AttributeTargets { All = 1 } public sealed class AttributeUsageAttribute : Attribute { public extern AttributeUsageAttribute(AttributeTargets t); public extern bool AllowMultiple {get;set;} public extern bool Inherited {get;set;} }
 public static class Foo { public static extern int Bar { get; set; } public static extern void Baz(int x); }
}
