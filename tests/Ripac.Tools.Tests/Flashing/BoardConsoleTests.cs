using Ripac.Tools.Flashing;

namespace Ripac.Tests.Tools.Flashing;

public class BoardConsoleTests
{
    [Fact]
    public void Lines_are_copied_and_nothing_steers_the_terminal()
    {
        using MemoryStream stream = new([.. "Ripac.HandsFree\r\n"u8, 0x1B, (byte)'[', 0x80, 0, .. "modem: ready\n"u8]);
        using StringWriter output = new() { NewLine = "\n" };

        BoardConsole.Copy(stream, output, CancellationToken.None);

        Assert.Equal("Ripac.HandsFree\n?[??modem: ready\n", output.ToString());
    }

    [Fact]
    public void A_board_that_says_nothing_is_listened_to_until_it_is_cancelled()
    {
        using CancellationTokenSource stop = new();
        using Silence stream = new(() =>
        {
            stop.Cancel();
            return new TimeoutException();
        });

        BoardConsole.Copy(stream, TextWriter.Null, stop.Token);

        Assert.Equal(3, stream.Reads);
    }

    [Fact]
    public void A_board_that_is_unplugged_ends_it()
    {
        using Silence stream = new(() => new ObjectDisposedException(null, "The port is closed."));

        BoardConsole.Copy(stream, TextWriter.Null, CancellationToken.None);

        Assert.Equal(3, stream.Reads);
    }

    [Fact]
    public void A_port_that_is_not_there_is_named() => Assert.Contains(
        "/dev/no-such-port", Assert.Throws<IOException>(() => BoardConsole.Show("/dev/no-such-port", BoardConsole.Baud, false, TextWriter.Null, CancellationToken.None)).Message);

    // A serial port on which nothing comes; the third time something happens.
    private sealed class Silence(Func<Exception> third) : MemoryStream
    {
        public int Reads { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            throw ++Reads == 3 ? third() : new TimeoutException();
        }
    }
}
