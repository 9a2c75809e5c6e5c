using System;
using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.I2s;
using System.Device.Spi;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace PinBoard;

/// <summary>Opens what a board has, without giving it pins first.</summary>
public static class Program
{
    private delegate IDisposable? Opening();

    public static void Main()
    {
        GpioController gpio = new();
        Console.WriteLine($"spi1 {Pin(DeviceFunction.SPI1_MOSI)} i2c1 {Pin(DeviceFunction.I2C1_DATA)} com1 {Pin(DeviceFunction.COM1_TX)} adc6 {Pin(DeviceFunction.ADC1_CH6)}");
        Try("spi1", () => SpiDevice.Create(new SpiConnectionSettings(1, 5)));
        Try("spi2", () => SpiDevice.Create(new SpiConnectionSettings(2, 5)));
        Try("i2c1", () => I2cDevice.Create(new I2cConnectionSettings(1, 0x50)));
        Try("i2c2", () => I2cDevice.Create(new I2cConnectionSettings(2, 0x50)));
        Try("com1", () => OpenPort("COM1"));
        Try("com2", () => OpenPort("COM2"));
        Try("com3", () => OpenPort("COM3"));
        Try("i2s1", () => I2sDevice.Create(new I2sConnectionSettings(1) { Mode = I2sMode.Master | I2sMode.Rx }));
        Try("adc6", () => new AdcController().OpenChannel(6));
        Try("gpio 24", () => gpio.OpenPin(24));
        Try("gpio 33", () => gpio.OpenPin(33));
        Try("gpio 34 out", () => gpio.OpenPin(34, PinMode.Output));
        Try("mosi on 34", () => Assign(34, DeviceFunction.SPI2_MOSI));
        Try("miso on 34", () => Assign(34, DeviceFunction.SPI2_MISO));
        Try("pwm9", () => Assign(4, DeviceFunction.PWM9));
        Try("adc", () => Assign(4, DeviceFunction.ADC1_CH0));
        Try("twice", () =>
        {
            gpio.OpenPin(19);
            return SpiDevice.Create(new SpiConnectionSettings(1, 5));
        });
    }

    private static int Pin(DeviceFunction function) => Configuration.GetFunctionPin(function);

    private static SerialPort OpenPort(string name)
    {
        SerialPort port = new(name);
        port.Open();
        return port;
    }

    private static IDisposable? Assign(int pin, DeviceFunction function)
    {
        Configuration.SetPinFunction(pin, function);
        return null;
    }

    private static void Try(string what, Opening open)
    {
        try
        {
            IDisposable? opened = open();
            Console.WriteLine(what);
            opened?.Dispose();
        }
        catch (Exception)
        {
            Console.WriteLine($"no {what}");
        }
    }
}
