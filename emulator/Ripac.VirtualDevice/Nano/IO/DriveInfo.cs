using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.IO.DriveType")]
public enum DriveType
{
    Unknown = 0,
    NoRootDirectory = 1,
    Removable = 2,
    Fixed = 3,
    Ram = 4,
}

/// <summary>A drive of the board: its flash, or a card that is mounted.</summary>
[NanoType("System.IO.DriveInfo")]
public sealed class DriveInfo
{
    /// <summary>What the partition table of a 16 MB ESP32-S3 leaves; a card here is as large as such a partition of ten.</summary>
    private const long FlashBytes = 0x37_0000;
    private const long CardBytes = 10 * FlashBytes;

    public DriveInfo(string driveName)
    {
        Name = driveName;
        Refresh();
    }

    /// <summary>A card's drive, which may be gone by now.</summary>
    internal DriveInfo(CardSlot slot) => (Name, DriveType, TotalSize) = (slot.Drive + @"\", DriveType.Removable, CardBytes);

    public DriveType DriveType { get; set; }

    public string Name { get; set; }

    public long TotalSize { get; set; }

    private string Letter => Name.TrimEnd('\\', '/');

    public static DriveInfo[] GetDrives() => [.. Processor.Board.Drives.Names.Select(name => new DriveInfo(name + @"\"))];

    public static string[] GetFileSystems() => ["LITTLEFS", "FAT"];

    /// <summary>Mounts the cards that are in their slots.</summary>
    public static void MountRemovableVolumes() => Array.ForEach(Processor.Board.CardSlots, slot => slot.TryMount());

    /// <summary>Empties the drive.</summary>
    public void Format(string fileSystem, uint parameter)
    {
        if (!GetFileSystems().Contains(fileSystem))
        {
            throw new ArgumentException($"there is no file system {fileSystem}");
        }

        Processor.Board.Drives.Guard(Letter, host =>
        {
            Processor.Board.Drives.CloseFiles(Letter);
            Array.ForEach(System.IO.Directory.GetFiles(host), System.IO.File.Delete);
            Array.ForEach(System.IO.Directory.GetDirectories(host), folder => System.IO.Directory.Delete(folder, recursive: true));
            return 0;
        });
    }

    public void Refresh()
    {
        if (!Processor.Board.Drives.Names.Contains(Letter))
        {
            throw new IOException($"{Name}: no such drive", IOException.IOExceptionErrorCode.VolumeNotFound);
        }

        bool removable = Processor.Board.CardSlots.Any(slot => slot.Drive == Letter);
        (DriveType, TotalSize) = (removable ? DriveType.Removable : DriveType.Fixed, removable ? CardBytes : FlashBytes);
    }
}
