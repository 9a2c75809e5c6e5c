using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace PartsBoard;

/// <summary>
/// Counts a button's presses in a serial RAM and shows them as bars on a display: a button on pin 4, an LED on pin 5, a 23LC1024 on SPI bus 2
/// (chip select 15), an SSD1306 on I2C bus 1.
/// </summary>
internal static class Program
{
    private static SpiDevice s_memory = null!;
    private static I2cDevice s_display = null!;
    private static GpioPin s_led = null!;

    private static void Main()
    {
        Configuration.SetPinFunction(38, DeviceFunction.SPI2_MOSI);
        Configuration.SetPinFunction(39, DeviceFunction.SPI2_MISO);
        Configuration.SetPinFunction(40, DeviceFunction.SPI2_CLOCK);
        Configuration.SetPinFunction(8, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(9, DeviceFunction.I2C1_CLOCK);
        s_memory = SpiDevice.Create(new SpiConnectionSettings(2, 15) { ClockFrequency = 10_000_000 });
        s_display = I2cDevice.Create(new I2cConnectionSettings(1, 0x3C));
        if (s_display.Write(new byte[] { 0x00, 0xAE, 0x20, 0x00, 0xA1, 0xC8, 0x8D, 0x14, 0xAF }).Status != I2cTransferStatus.FullTransfer)
        {
            throw new InvalidOperationException("no display");
        }

        GpioController gpio = new();
        s_led = gpio.OpenPin(5, PinMode.Output);
        GpioPin button = gpio.OpenPin(4, PinMode.InputPullUp);
        button.DebounceTimeout = TimeSpan.FromMilliseconds(10);
        button.ValueChanged += OnButton;
        Console.WriteLine("ready");
        Thread.Sleep(Timeout.Infinite);
    }

    private static void OnButton(object sender, PinValueChangedEventArgs e)
    {
        bool pressed = e.ChangeType == PinEventTypes.Falling;
        s_led.Write(pressed);
        if (pressed)
        {
            int count = ReadCount() + 1;
            s_memory.Write(new byte[] { 0x02, 0, 0, 7, (byte)count });

            // A bar of four columns in the first page, one column apart from the next.
            int column = 5 * (count - 1);
            s_display.Write(new byte[] { 0x00, 0x21, (byte)column, (byte)(column + 3), 0x22, 0, 0 });
            s_display.Write(new byte[] { 0x40, 0xFF, 0xFF, 0xFF, 0xFF });
            Console.WriteLine("pressed " + count);
        }
    }

    private static int ReadCount()
    {
        byte[] answer = new byte[5];
        s_memory.TransferFullDuplex(new byte[] { 0x03, 0, 0, 7, 0 }, answer);
        return answer[4];
    }
}
