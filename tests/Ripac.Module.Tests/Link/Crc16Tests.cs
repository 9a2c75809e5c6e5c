using System.Text;
using CsCheck;
using Ripac.Link;

namespace Ripac.Tests.Link;

public class Crc16Tests
{
    [Fact]
    public void Check_value_is_the_published_one()
    {
        Assert.Equal(0x906E, Crc16.Compute(Encoding.ASCII.GetBytes("123456789"), 0, 9));
    }

    [Fact]
    public void Slices_give_what_one_bit_at_a_time_gives()
    {
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Equal(BitByBit(bytes), Crc16.Compute(bytes, 0, bytes.Length)));
    }

    [Fact]
    public void A_register_can_be_carried_from_part_to_part()
    {
        Gen.Select(Gen.Byte.Array[0, 100], Gen.Byte.Array[0, 100]).Sample((first, second) =>
        {
            int register = Crc16.Update(Crc16.Start, first, 0, first.Length);
            register = Crc16.Update(register, second, 0, second.Length);
            Assert.Equal(BitByBit([.. first, .. second]), Crc16.Finish(register));
        });
    }

    private static int BitByBit(byte[] bytes)
    {
        int register = 0xFFFF;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                int feedback = (register ^ (value >> bit)) & 1;
                register = (register >> 1) ^ (feedback * 0x8408);
            }
        }

        return register ^ 0xFFFF;
    }
}
