using System;
using System.Device.Gpio;
using System.Device.I2s;
using System.Device.Spi;
using System.IO;
using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>
/// Run on a board with: SPI bus 1, chip select 10: a part that answers each byte with its complement; pin 5 wired to pin 4;
/// a microphone on I2S bus 1 that hears sample n as n; a serial part on COM2 that echoes; drive I: with file hello.txt.
/// </summary>
[TestClass]
public class DeviceTests
{
    private static SpiDevice OpenSpi()
    {
        Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
        return SpiDevice.Create(new SpiConnectionSettings(1, 10) { ClockFrequency = 1_000_000 });
    }

    private static I2sDevice OpenMicrophone()
    {
        Configuration.SetPinFunction(41, DeviceFunction.I2S1_BCK);
        Configuration.SetPinFunction(42, DeviceFunction.I2S1_WS);
        Configuration.SetPinFunction(40, DeviceFunction.I2S1_MDATA_IN);
        return I2sDevice.Create(new I2sConnectionSettings(1)
        {
            Mode = I2sMode.Master | I2sMode.Rx,
            ChannelFormat = I2sChannelFormat.OnlyLeft,
            SampleRate = 8000,
            BufferSize = 4096,
        });
    }

    private static SerialPort OpenSerial()
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
        SerialPort port = new("COM2", 115_200) { ReadTimeout = 50 };
        port.Open();
        return port;
    }

    [TestMethod]
    public void A_bus_without_pins_is_refused() =>
        Assert.ThrowsException(typeof(ArgumentException), () => SpiDevice.Create(new SpiConnectionSettings(1, 10)));

    [TestMethod]
    public void Spi_goes_both_ways_and_takes_its_time()
    {
        SpiDevice spi = OpenSpi();
        byte[] read = new byte[1000];
        ulong start = HighResTimer.GetCurrent();
        spi.TransferFullDuplex(new byte[1000], read);
        ulong microseconds = HighResTimer.GetCurrent() - start;

        Assert.AreEqual((byte)0xFF, read[999]);
        Assert.IsTrue(microseconds >= 8000 && microseconds < 8200, $"{microseconds}");
    }

    [TestMethod]
    public void Spi_refuses_what_a_board_cannot()
    {
        SpiDevice spi = OpenSpi();

        Assert.ThrowsException(typeof(ArgumentException), () => spi.Write(new byte[16_385]));
        Assert.ThrowsException(typeof(ArgumentException), () => spi.TransferFullDuplex(new byte[4], new byte[3]));
        Assert.ThrowsException(typeof(SpiDeviceAlreadyInUseException), () => SpiDevice.Create(new SpiConnectionSettings(1, 10)));
        spi.Write(new byte[16_384]);
    }

    [TestMethod]
    public void A_pin_change_reaches_its_handler()
    {
        GpioController gpio = new();
        GpioPin output = gpio.OpenPin(5, PinMode.Output);
        GpioPin input = gpio.OpenPin(4, PinMode.Input);
        string trace = "";
        input.ValueChanged += (_, e) => trace += e.ChangeType == PinEventTypes.Rising ? "up " : "down ";
        output.Write(PinValue.High);
        Assert.AreEqual("", trace, "the handler waits for its turn");
        Thread.Sleep(1);
        output.Write(PinValue.Low);
        Thread.Sleep(1);

        Assert.AreEqual("up down ", trace);
        Assert.IsTrue(input.Read() == PinValue.Low);
        Assert.ThrowsException(typeof(ArgumentException), () => input.Write(PinValue.High));
    }

    [TestMethod]
    public void The_microphone_delivers_every_sample_in_time()
    {
        I2sDevice microphone = OpenMicrophone();
        byte[] frame = new byte[160];
        microphone.Read(frame);
        int next = BitConverter.ToInt16(frame, 0);
        for (int i = 0; i < 20; i++)
        {
            next += 80;
            microphone.Read(frame);
            Assert.AreEqual((short)next, BitConverter.ToInt16(frame, 0));
        }
    }

    [TestMethod]
    public void A_late_reader_loses_the_oldest_samples()
    {
        I2sDevice microphone = OpenMicrophone();
        byte[] frame = new byte[512];
        microphone.Read(frame);
        int first = BitConverter.ToInt16(frame, 0);
        Thread.Sleep(1000);
        microphone.Read(frame);
        int lost = BitConverter.ToInt16(frame, 0) - first - 256;

        Assert.IsTrue(lost > 7000 && lost % 256 == 0, $"{lost}");
    }

    [TestMethod]
    public void Serial_bytes_come_back()
    {
        SerialPort port = OpenSerial();
        port.WriteLine("ATD123;");

        Assert.AreEqual("ATD123;", port.ReadLine());
        Assert.ThrowsException(typeof(TimeoutException), () => port.ReadByte());
    }

    [TestMethod]
    public void A_pin_belongs_to_who_opened_it()
    {
        OpenSpi();
        GpioController controller = new();
        controller.OpenPin(4);

        Assert.ThrowsException(typeof(InvalidOperationException), () => new GpioController().OpenPin(4));
        Assert.ThrowsException(typeof(InvalidOperationException), () => controller.OpenPin(11));
        controller.ClosePin(4);
        new GpioController().OpenPin(4);
    }

    [TestMethod]
    public void An_spi_bus_has_three_devices_at_most()
    {
        OpenSpi();
        SpiDevice.Create(new SpiConnectionSettings(1, 9));
        SpiDevice third = SpiDevice.Create(new SpiConnectionSettings(1, 14));

        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => SpiDevice.Create(new SpiConnectionSettings(1, 21)));
        third.Dispose();
        SpiDevice.Create(new SpiConnectionSettings(1, 21));
    }

    [TestMethod]
    public void A_serial_write_returns_when_what_is_left_fits_the_hardware()
    {
        SerialPort port = OpenSerial();
        ulong start = HighResTimer.GetCurrent();
        port.Write(new byte[256], 0, 256);
        ulong microseconds = HighResTimer.GetCurrent() - start;

        // 128 bytes of ten bits at 115,200 baud.
        Assert.IsTrue(microseconds >= 11_111 && microseconds < 11_500, $"{microseconds}");
    }

    [TestMethod]
    public void A_serial_write_that_times_out_wakes_nobody_later()
    {
        SerialPort port = OpenSerial();
        port.WriteTimeout = 5;
        Assert.ThrowsException(typeof(TimeoutException), () => port.Write(new byte[256], 0, 256));

        // The rest goes out while the thread waits for something else.
        ulong start = HighResTimer.GetCurrent();
        Assert.IsFalse(new AutoResetEvent(false).WaitOne(50, false));
        ulong microseconds = HighResTimer.GetCurrent() - start;
        Assert.IsTrue(microseconds >= 50_000 && microseconds < 51_000, $"{microseconds}");
        Assert.AreEqual(256, port.BytesToRead);
    }

    [TestMethod]
    public void Serial_bytes_that_nobody_reads_are_lost_once_the_buffer_is_full()
    {
        SerialPort port = OpenSerial();
        port.Write(new byte[600], 0, 600);
        Thread.Sleep(100);

        Assert.AreEqual(port.ReadBufferSize, port.BytesToRead);
    }

    [TestMethod]
    public void Serial_data_raises_an_event()
    {
        SerialPort port = OpenSerial();
        string text = "";
        port.DataReceived += (_, _) => text += port.ReadExisting();
        port.Write("OK");
        Thread.Sleep(10);

        Assert.AreEqual("OK", text);
    }

    [TestMethod]
    public void Files_are_read_and_written()
    {
        Assert.AreEqual("hello", File.ReadAllText("I:\\hello.txt"));
        Assert.IsFalse(File.Exists("I:\\nothing"));
        try
        {
            File.OpenRead("I:\\nothing");
            Assert.IsTrue(false, "nothing was thrown");
        }
        catch (IOException problem)
        {
            Assert.AreEqual((int)IOException.IOExceptionErrorCode.FileNotFound, (int)problem.ErrorCode);
        }
    }

    [TestMethod]
    public void No_path_leads_out_of_a_drive()
    {
        Assert.ThrowsException(typeof(ArgumentException), () => File.ReadAllText("I:\\..\\secret"));
        Assert.ThrowsException(typeof(IOException), () => File.ReadAllText("C:\\secret"));
    }
}
