namespace System.IO;

public sealed class DriveInfo
{
    public extern DriveInfo(string driveName);
    public extern DriveType DriveType { get; set; }
    public extern string Name { get; set; }
    public extern long TotalSize { get; set; }
    public static extern DriveInfo[] GetDrives();
    public extern void Format(string fileSystem, uint parameter);
    public extern void Refresh();
    public static extern string[] GetFileSystems();
    public static extern void MountRemovableVolumes();
}

public enum DriveType
{
    Unknown = 0,
    NoRootDirectory = 1,
    Removable = 2,
    Fixed = 3,
    Ram = 4,
}
