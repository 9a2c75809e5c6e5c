using System.Reflection;
using Ripac.Tests;

namespace Ripac.VirtualDevice.Tests.Loading;

public class FirmwareLoaderTests
{
    [Fact]
    public void The_next_board_gets_what_the_last_one_had_loaded()
    {
        // A folder of its own: other tests load the same firmware at the same time.
        using TemporaryFolder folder = Copy();
        VirtualBoard first = new();
        Assembly loaded = first.Load(folder.File("HelloBoard.exe")).Assemblies[0];
        first.Dispose();
        using VirtualBoard second = new();

        Assert.Same(loaded, second.Load(folder.File("HelloBoard.exe")).Assemblies[0]);
        second.ExpectLine("250 ms", TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Boards_side_by_side_have_firmware_of_their_own()
    {
        using VirtualBoard first = new();
        using VirtualBoard second = new();

        Assert.NotSame(first.Load(Firmware.PathOf("HelloBoard")).Assemblies[0], second.Load(Firmware.PathOf("HelloBoard")).Assemblies[0]);
    }

    [Fact]
    public void A_file_that_changed_is_loaded_anew()
    {
        using TemporaryFolder folder = Copy();
        VirtualBoard first = new();
        Assembly loaded = first.Load(folder.File("HelloBoard.exe")).Assemblies[0];
        first.Dispose();
        File.Delete(folder.File("HelloBoard.pdb"));
        using VirtualBoard second = new();

        Assert.NotSame(loaded, second.Load(folder.File("HelloBoard.exe")).Assemblies[0]);
    }

    private static TemporaryFolder Copy()
    {
        TemporaryFolder folder = new();
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Firmware.PathOf("HelloBoard"))!))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        return folder;
    }
}
