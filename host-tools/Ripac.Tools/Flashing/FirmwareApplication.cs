namespace Ripac.Tools.Flashing;

/// <summary>A program for boards that this project has.</summary>
/// <param name="Name">Of its project and its image.</param>
/// <param name="SettingsName">What its settings are called on the board's drive.</param>
public sealed record FirmwareApplication(string Name, string SettingsName)
{
    /// <summary>All there are, the usual one first.</summary>
    public static readonly FirmwareApplication[] All = [new("Ripac.HandsFree", "settings.txt"), new("Ripac.VoiceSwitch", "switches.txt")];

    /// <summary>The one of a name that <see cref="All"/> has.</summary>
    public static FirmwareApplication Named(string name) => All.Single(application => application.Name == name);

    /// <summary>Its image, as Visual Studio builds it.</summary>
    public string ImagePath(string root) => Path.Combine(root, NanoProjects.NanoProjectWriter.Folder, Name, "bin", "Release", Name + ".bin");
}
