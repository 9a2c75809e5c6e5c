using System.Xml.Linq;

namespace Ripac.Layout.Tests;

public class PackageVersionTests
{
    [Fact]
    public void Versions_of_packages_stand_in_Directory_Packages_props_alone() =>
        Assert.Empty(ProjectTree.Files(".csproj", ".props", ".targets")
            .Where(path => path != "Directory.Packages.props")
            .SelectMany(path => VersionsIn(path, XDocument.Load(ProjectTree.Full(path)))));

    [Theory]
    [InlineData("<PackageReference Include='xunit' Version='2.9.3' />")]
    [InlineData("<PackageReference Update='xunit' VersionOverride='2.9.3' />")]
    [InlineData("<PackageReference Include='xunit'><Version>2.9.3</Version></PackageReference>")]
    [InlineData("<PackageVersion Include='xunit' Version='2.9.3' />")]
    public void A_version_elsewhere_is_found(string item) =>
        Assert.Equal(["a.csproj: xunit"], VersionsIn("a.csproj", XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>")));

    [Fact]
    public void Every_package_with_a_version_is_used_or_has_a_nanoFramework_name()
    {
        HashSet<string> used = [.. ProjectTree.Files(".csproj", ".props").SelectMany(path =>
            XDocument.Load(ProjectTree.Full(path)).Descendants("PackageReference").Select(item => (string?)item.Attribute("Include") ?? ""))];

        Assert.All(
            XDocument.Load(ProjectTree.Full("Directory.Packages.props")).Descendants("PackageVersion").Select(item => (string)item.Attribute("Include")!),
            package => Assert.True(package.StartsWith("nanoFramework.", StringComparison.Ordinal) || used.Contains(package), $"{package} is not used"));
    }

    private static IEnumerable<string> VersionsIn(string path, XDocument xml) =>
        xml.Descendants()
            .Where(item => item.Name.LocalName == "PackageVersion" || (item.Name.LocalName == "PackageReference" &&
                (item.Attribute("Version") ?? item.Attribute("VersionOverride") ?? (object?)item.Element("Version")) is not null))
            .Select(item => $"{path}: {(string?)item.Attribute("Include") ?? (string?)item.Attribute("Update")}");
}
