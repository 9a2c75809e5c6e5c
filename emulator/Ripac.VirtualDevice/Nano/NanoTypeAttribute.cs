namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// The class stands in for a type of nanoFramework's API: references to that type in firmware are turned to it. Types without
/// a stand-in become .NET's type of the same name.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate)]
internal sealed class NanoTypeAttribute(string fullName) : Attribute
{
    public string FullName { get; } = fullName;
}

/// <summary>
/// The static class stands in for single members of a type that otherwise becomes .NET's: an instance member is a static method
/// whose first parameter is the instance (by reference for a value type).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NanoMembersAttribute(string fullName) : Attribute
{
    public string FullName { get; } = fullName;
}
