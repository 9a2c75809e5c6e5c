using System.CommandLine;
using Ripac.Tools.Boards;
using Spectre.Console;

namespace Ripac.Tools.NanoProjects;

/// <summary><c>ripac nfproj</c>: the firmware's classic projects, made of those that the emulator's build uses.</summary>
public static class NanoProjectsCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Command command = new(
            "nfproj", $"Write {NanoProjectWriter.Folder}/: projects for Visual Studio with nanoFramework's extension, from firmware/*/*.csproj");
        command.SetAction(_ =>
        {
            string root = BoardFiles.ProjectRoot();
            foreach ((string path, string text) in NanoProjectWriter.Write(root))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
                console.MarkupLineInterpolated($"{Path.GetRelativePath(root, path)}");
            }
        });
        return command;
    }
}
