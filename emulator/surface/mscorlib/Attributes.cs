namespace System;

public abstract class Attribute
{
    protected extern Attribute();
}

[Flags]
public enum AttributeTargets
{
    Assembly = 0x0001,
    Module = 0x0002,
    Class = 0x0004,
    Struct = 0x0008,
    Enum = 0x0010,
    Constructor = 0x0020,
    Method = 0x0040,
    Property = 0x0080,
    Field = 0x0100,
    Event = 0x0200,
    Interface = 0x0400,
    Parameter = 0x0800,
    Delegate = 0x1000,
    ReturnValue = 0x2000,
    All = 0x3FFF,
}

public sealed class AttributeUsageAttribute : Attribute
{
    public extern AttributeUsageAttribute(AttributeTargets validOn);
    public extern bool AllowMultiple { get; set; }
    public extern bool Inherited { get; set; }
    public extern AttributeTargets ValidOn { get; }
}

public sealed class CLSCompliantAttribute : Attribute
{
    public extern CLSCompliantAttribute(bool isCompliant);
    public extern bool IsCompliant { get; }
}

public class FlagsAttribute : Attribute
{
    public extern FlagsAttribute();
}

public sealed class MTAThreadAttribute : Attribute
{
    public extern MTAThreadAttribute();
}

public sealed class NonSerializedAttribute : Attribute
{
    public extern NonSerializedAttribute();
}

public sealed class ObsoleteAttribute : Attribute
{
    public extern ObsoleteAttribute();
    public extern ObsoleteAttribute(string message);
    public extern ObsoleteAttribute(string message, bool error);
    public extern bool IsError { get; }
    public extern string Message { get; }
}

public sealed class ParamArrayAttribute : Attribute
{
    public extern ParamArrayAttribute();
}

public sealed class SerializableAttribute : Attribute
{
    public extern SerializableAttribute();
}

public sealed class STAThreadAttribute : Attribute
{
    public extern STAThreadAttribute();
}
