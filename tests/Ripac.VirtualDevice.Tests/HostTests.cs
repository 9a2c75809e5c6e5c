using System.Globalization;
using Ripac.Tests;

namespace Ripac.VirtualDevice.Tests;

/// <summary>What a host could have a say in: its culture, its hashes, its file system.</summary>
public class HostTests
{
    [Fact]
    public void Firmware_does_the_same_whatever_the_host()
    {
        string[] lines = Run("-");

        Assert.Equal("-5-5-1.5-5-005", lines[0]);
        Assert.Equal(lines[..3], lines[3..]);
        Assert.Equal(lines, Run("~"));
    }

    private static string[] Run(string minus)
    {
        // The culture of a thread is that of the threads which it starts.
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo host = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        host.NumberFormat.NegativeSign = minus;
        CultureInfo.CurrentCulture = host;
        using TemporaryFolder folder = new();
        using VirtualBoard board = new();
        board.MapDrive("I:", folder.Path);
        try
        {
            RunResult result = board.Run(board.Load(Firmware.PathOf("HostBoard")), 1_000_000_000);

            Assert.True(result.End == RunEnd.Finished, result.Message);
            return [.. board.Console.Lines];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
