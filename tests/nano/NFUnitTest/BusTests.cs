using System;
using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.I2s;
using System.Device.Pwm;
using System.Device.Spi;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>
/// Run on a board with: I2C bus 1, address 0x50: a memory of 256 bytes that refuses to store 0xEE; ADC channel 3: a voltage that rises to full
/// scale in a second; a loudspeaker on I2S bus 2; SPI bus 2, pin 15: a part that answers with the sum of the frame before; pin 6 dims an LED.
/// </summary>
[TestClass]
public class BusTests
{
    private static I2cDevice OpenI2c(int address)
    {
        Configuration.SetPinFunction(8, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(9, DeviceFunction.I2C1_CLOCK);
        return I2cDevice.Create(new I2cConnectionSettings(1, address));
    }

    private static I2sDevice OpenLoudspeaker(int bufferSize)
    {
        Configuration.SetPinFunction(35, DeviceFunction.I2S2_BCK);
        Configuration.SetPinFunction(36, DeviceFunction.I2S2_WS);
        Configuration.SetPinFunction(37, DeviceFunction.I2S2_DATA_OUT);
        return I2sDevice.Create(new I2sConnectionSettings(2)
        {
            Mode = I2sMode.Master | I2sMode.Tx,
            ChannelFormat = I2sChannelFormat.OnlyLeft,
            SampleRate = 8000,
            BufferSize = bufferSize,
        });
    }

    private static SpiDevice OpenSpi(int chipSelect, DataFlow flow = DataFlow.MsbFirst)
    {
        Configuration.SetPinFunction(38, DeviceFunction.SPI2_MOSI);
        Configuration.SetPinFunction(39, DeviceFunction.SPI2_MISO);
        Configuration.SetPinFunction(40, DeviceFunction.SPI2_CLOCK);
        return SpiDevice.Create(new SpiConnectionSettings(2, chipSelect) { ClockFrequency = 1_000_000, DataFlow = flow });
    }

    [TestMethod]
    public void I2c_writes_and_reads_back()
    {
        I2cDevice memory = OpenI2c(0x50);
        byte[] read = new byte[3];

        I2cTransferResult written = memory.Write(new byte[] { 16, 1, 2, 3 });
        I2cTransferResult transferred = memory.WriteRead(new byte[] { 16 }, read);

        Assert.IsTrue(written.Status == I2cTransferStatus.FullTransfer);
        Assert.AreEqual(4u, written.BytesTransferred);
        Assert.AreEqual(4u, transferred.BytesTransferred);
        Assert.AreEqual((byte)1, read[0]);
        Assert.AreEqual((byte)3, read[2]);
    }

    [TestMethod]
    public void I2c_takes_its_time()
    {
        I2cDevice memory = OpenI2c(0x50);
        ulong start = HighResTimer.GetCurrent();
        memory.Write(new byte[99]);
        ulong microseconds = HighResTimer.GetCurrent() - start;

        // 100 bytes with the address, 9 clocks each, a start and a stop, at 400 kHz.
        Assert.IsTrue(microseconds >= 2255 && microseconds < 2300, $"{microseconds}");
    }

    [TestMethod]
    public void I2c_tells_what_was_not_acknowledged()
    {
        Assert.IsTrue(OpenI2c(0x21).WriteByte(1).Status == I2cTransferStatus.SlaveAddressNotAcknowledged);
        Assert.IsTrue(OpenI2c(0x50).Write(new byte[] { 0, 0xEE }).Status == I2cTransferStatus.SlaveAddressNotAcknowledged);
    }

    [TestMethod]
    public void I2c_without_pins_is_refused() =>
        Assert.ThrowsException(typeof(ArgumentException), () => I2cDevice.Create(new I2cConnectionSettings(1, 0x50)));

    [TestMethod]
    public void Pwm_needs_a_pin_with_its_function()
    {
        Assert.IsNull(PwmChannel.CreateFromPin(6));
        Assert.ThrowsException(typeof(ArgumentException), () => PwmChannel.Create(0, 0));

        Configuration.SetPinFunction(6, DeviceFunction.PWM3);
        PwmChannel channel = PwmChannel.CreateFromPin(6, 440, 0.25);
        channel.Start();

        Assert.AreEqual(440, channel.Frequency);
        Assert.IsTrue(channel.DutyCycle == 0.25);
        Assert.ThrowsException(typeof(ArgumentException), () => channel.DutyCycle = 1.5);
    }

    [TestMethod]
    public void Adc_measures_what_is_there_now()
    {
        AdcController adc = new();
        AdcChannel channel = adc.OpenChannel(3);
        Thread.Sleep(250);
        int quarter = channel.ReadValue();
        Thread.Sleep(2000);

        Assert.IsTrue(quarter >= 1023 && quarter < 1040, $"{quarter}");
        Assert.AreEqual(adc.MaxValue, channel.ReadValue());
        Assert.AreEqual(0, adc.OpenChannel(4).ReadValue());
        Assert.ThrowsException(typeof(ArgumentException), () => adc.OpenChannel(20));
    }

    [TestMethod]
    public void I2s_output_waits_while_its_buffers_are_full()
    {
        I2sDevice loudspeaker = OpenLoudspeaker(4096);
        byte[] second = new byte[16_000];
        ulong start = HighResTimer.GetCurrent();
        loudspeaker.Write(second);
        ulong milliseconds = (HighResTimer.GetCurrent() - start) / 1000;

        // 8 buffers of 256 frames hold 256 ms; one plays.
        Assert.IsTrue(milliseconds > 720 && milliseconds < 820, $"{milliseconds}");
        Assert.ThrowsException(typeof(ArgumentException), () => loudspeaker.Read(second));
    }

    [TestMethod]
    public void Spi_frames_end_where_firmware_lets_go_of_chip_select()
    {
        SpiDevice spi = OpenSpi(-1);
        GpioPin select = new GpioController().OpenPin(15, PinMode.Output);
        select.Write(PinValue.High);
        spi.WriteByte(9);

        select.Write(PinValue.Low);
        spi.WriteByte(3);
        spi.WriteByte(4);
        select.Write(PinValue.High);
        select.Write(PinValue.Low);

        Assert.AreEqual((byte)7, spi.ReadByte());
    }

    [TestMethod]
    public void Spi_with_the_least_significant_bit_first_turns_the_bytes()
    {
        SpiDevice spi = OpenSpi(15, DataFlow.LsbFirst);
        spi.WriteByte(1);

        Assert.AreEqual((byte)1, spi.ReadByte());
        spi.Dispose();
        spi = OpenSpi(15);
        spi.WriteByte(1);
        Assert.AreEqual((byte)1, spi.ReadByte());
    }
}
