using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests.Parts;

public class SpiRamTests
{
    private readonly SpiRam _ram = new();

    [Fact]
    public void Sequential_mode_goes_on_from_the_end_to_the_start()
    {
        Send(0x02, 0x01, 0xFF, 0xFF, 1, 2);

        Assert.Equal(1, _ram.Bytes[0x1FFFF]);
        Assert.Equal(2, _ram.Bytes[0]);
        Assert.Equal([1, 2], Send(0x03, 0x01, 0xFF, 0xFF, 0, 0)[4..]);
    }

    [Fact]
    public void Page_mode_stays_within_32_bytes()
    {
        Send(0x01, 0x80);
        Send(0x02, 0, 0, 31, 1, 2);

        Assert.Equal(0x80, Send(0x05, 0)[1]);
        Assert.Equal(1, _ram.Bytes[31]);
        Assert.Equal(2, _ram.Bytes[0]);
    }

    [Fact]
    public void Byte_mode_takes_one()
    {
        Send(0x01, 0x00);
        Send(0x02, 0, 0, 5, 1, 2);

        Assert.Equal([0, 1, 0], _ram.Bytes[4..7].ToArray());
    }

    [Fact]
    public void Unknown_instructions_do_nothing() => Assert.Equal([0xFF, 0xFF, 0xFF], Send(0x77, 1, 2));

    private byte[] Send(params byte[] bytes)
    {
        byte[] answer = [.. bytes.Select(_ram.Transmit)];
        _ram.EndTransaction();
        return answer;
    }
}
