using System.Diagnostics;
using Ripac.Tests;

namespace Ripac.VirtualDevice.Tests;

/// <summary>The package as a developer elsewhere gets it: packed, restored by a project outside this tree, and used.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Version = "0.0.1-consumer";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_project_elsewhere_tests_firmware_with_it()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string project = Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.VirtualDevice");
        Dotnet(SharedData.ProjectRoot, "pack", project, "--no-build", "-c", configuration, $"-p:PackageVersion={Version}", "-o", _folder.Path);

        // The package alone comes from the folder; what it depends on is in this machine's cache, as these tests use it too.
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(_folder.File("nuget.config"), """
            <configuration><packageSources><clear /><add key="here" value="." /></packageSources></configuration>
            """);
        File.WriteAllText(_folder.File("Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{cache}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Ripac.VirtualDevice" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(_folder.File("Program.cs"), """
            using Ripac.VirtualDevice;

            using VirtualBoard board = new();
            board.Load(args[0]);
            System.Console.WriteLine(board.ExpectLine("ms", within: System.TimeSpan.FromSeconds(1)));
            """);

        string output = Dotnet(_folder.Path, "run", "--project", _folder.Path, "--", Firmware.PathOf("HelloBoard"));

        Assert.EndsWith("250 ms", output.TrimEnd(), StringComparison.Ordinal);
    }

    private static string Dotnet(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is string host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
