using System;
using System.Device.Gpio;
using System.Device.I2s;
using System.Device.Spi;
using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace BusyBoard;

/// <summary>
/// Everything at once: frames of 20 ms go from the microphone to the SPI bus, while a thread counts, a timer writes to the
/// serial port, and pin 4 interrupts. What the others did goes with each frame, so the bus shows the order of all of it.
/// </summary>
public static class Program
{
    private const int FrameBytes = 320;

    private static readonly byte[] Transmit = new byte[FrameBytes + 4];
    private static readonly byte[] Receive = new byte[FrameBytes + 4];
    private static readonly Random Dice = new();
    private static int _count;
    private static int _interrupts;
    private static int _received;

    public static void Main()
    {
        SpiDevice spi = OpenSpi();
        I2sDevice microphone = OpenMicrophone();
        SerialPort port = OpenSerial();
        GpioController gpio = new();
        gpio.OpenPin(4, PinMode.Input).ValueChanged += (_, _) => _interrupts++;
        GpioPin led = gpio.OpenPin(5, PinMode.Output);
        new Thread(Count).Start();
        Timer timer = new(_ => port.Write("tick"), null, 7, 33);
        port.DataReceived += (_, _) => _received += port.ReadExisting().Length;
        while (true)
        {
            microphone.Read(new SpanByte(Transmit, 4, FrameBytes));
            Transmit[0] = (byte)_count;
            Transmit[1] = (byte)_interrupts;
            Transmit[2] = (byte)_received;
            Transmit[3] = (byte)Dice.Next(256);
            spi.TransferFullDuplex(Transmit, Receive);
            led.Toggle();
            Thread.Sleep(1);
        }
    }

    private static void Count()
    {
        while (true)
        {
            _count++;
        }
    }

    private static SpiDevice OpenSpi()
    {
        Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
        return SpiDevice.Create(new SpiConnectionSettings(1, 10) { ClockFrequency = 10_000_000 });
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
            BufferSize = 8192,
        });
    }

    private static SerialPort OpenSerial()
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
        SerialPort port = new("COM2", 115_200);
        port.Open();
        return port;
    }
}
