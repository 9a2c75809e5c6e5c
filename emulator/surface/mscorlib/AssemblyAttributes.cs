namespace System.Reflection;

public sealed class AssemblyCompanyAttribute : Attribute
{
    public extern AssemblyCompanyAttribute(string company);
    public extern string Company { get; }
}

public sealed class AssemblyConfigurationAttribute : Attribute
{
    public extern AssemblyConfigurationAttribute(string configuration);
    public extern string Configuration { get; }
}

public sealed class AssemblyCopyrightAttribute : Attribute
{
    public extern AssemblyCopyrightAttribute(string copyright);
    public extern string Copyright { get; }
}

public sealed class AssemblyCultureAttribute : Attribute
{
    public extern AssemblyCultureAttribute(string culture);
    public extern string Culture { get; }
}

public sealed class AssemblyDefaultAliasAttribute : Attribute
{
    public extern AssemblyDefaultAliasAttribute(string defaultAlias);
    public extern string DefaultAlias { get; }
}

public sealed class AssemblyDelaySignAttribute : Attribute
{
    public extern AssemblyDelaySignAttribute(bool delaySign);
    public extern bool DelaySign { get; }
}

public sealed class AssemblyDescriptionAttribute : Attribute
{
    public extern AssemblyDescriptionAttribute(string description);
    public extern string Description { get; }
}

public sealed class AssemblyFileVersionAttribute : Attribute
{
    public extern AssemblyFileVersionAttribute(string version);
    public extern string Version { get; }
}

public sealed class AssemblyInformationalVersionAttribute : Attribute
{
    public extern AssemblyInformationalVersionAttribute(string informationalVersion);
    public extern string InformationalVersion { get; }
}

public sealed class AssemblyKeyFileAttribute : Attribute
{
    public extern AssemblyKeyFileAttribute(string keyFile);
    public extern string KeyFile { get; }
}

public sealed class AssemblyKeyNameAttribute : Attribute
{
    public extern AssemblyKeyNameAttribute(string keyName);
    public extern string KeyName { get; }
}

public sealed class AssemblyNativeVersionAttribute : Attribute
{
    public extern AssemblyNativeVersionAttribute(string version);
    public extern string NativeVersion { get; }
}

public sealed class AssemblyProductAttribute : Attribute
{
    public extern AssemblyProductAttribute(string product);
    public extern string Product { get; }
}

public sealed class AssemblyTitleAttribute : Attribute
{
    public extern AssemblyTitleAttribute(string title);
    public extern string Title { get; }
}

public sealed class AssemblyTrademarkAttribute : Attribute
{
    public extern AssemblyTrademarkAttribute(string trademark);
    public extern string Trademark { get; }
}

public sealed class AssemblyVersionAttribute : Attribute
{
    public extern AssemblyVersionAttribute(string version);
    public extern string Version { get; }
}

public sealed class DefaultMemberAttribute : Attribute
{
    public extern DefaultMemberAttribute(string memberName);
    public extern string MemberName { get; }
}
