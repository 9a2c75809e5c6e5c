using System;
using System.IO;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.System.IO;
using nanoFramework.System.IO.FileSystem;
using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>Run on a board with drive I: with file hello.txt, and, for the test of the card, one that is put into slot 0 after 100 ms and taken out after 200.</summary>
[TestClass]
public class FileTests
{
    [TestMethod]
    public void Folders_are_made_listed_and_left()
    {
        DirectoryInfo folder = Directory.CreateDirectory(@"I:\made");
        folder.CreateSubdirectory("in");
        File.WriteAllText(@"I:\made\b.txt", "bee");
        Directory.SetCurrentDirectory(@"I:\made");
        File.WriteAllText("a.txt", "a");

        Assert.AreEqual(@"I:\made", Directory.GetCurrentDirectory());
        Assert.AreEqual(@"I:\made\a.txt", folder.GetFiles()[0].FullName);
        Assert.AreEqual("in", folder.GetDirectories()[0].Name);
        Assert.AreEqual(@"I:\", folder.Root.FullName);
        Assert.AreEqual(3L, new FileInfo("b.txt").Length);
        Assert.ThrowsException(typeof(IOException), () => Directory.Move(@"I:\made", @"I:\moved"));
        Directory.SetCurrentDirectory(@"I:\");
        Directory.Move(@"I:\made", @"I:\moved");
        Assert.IsFalse(Directory.Exists(@"I:\made"));
        Assert.ThrowsException(typeof(IOException), () => Directory.Delete(@"I:\moved"));
        Directory.Delete(@"I:\moved", true);
        Assert.IsFalse(folder.Exists);
    }

    [TestMethod]
    public void What_is_read_only_cannot_be_changed()
    {
        File.WriteAllText(@"I:\kept.txt", "kept");
        Assert.AreEqual(FileAttributes.Normal, File.GetAttributes(@"I:\kept.txt"));
        File.SetAttributes(@"I:\kept.txt", FileAttributes.ReadOnly | FileAttributes.Hidden);

        Assert.ThrowsException(typeof(IOException), () => File.Delete(@"I:\kept.txt"));
        Assert.ThrowsException(typeof(IOException), () => File.WriteAllText(@"I:\kept.txt", "lost"));
        Assert.AreEqual("kept", File.ReadAllText(@"I:\kept.txt"));
        File.SetAttributes(@"I:\kept.txt", FileAttributes.Normal);
        File.Delete(@"I:\kept.txt");
    }

    [TestMethod]
    public void Flash_tells_large_letters_from_small_ones_and_a_card_does_not()
    {
        Assert.IsTrue(File.Exists(@"I:\hello.txt"));
        Assert.IsFalse(File.Exists(@"I:\Hello.txt"));
        Assert.ThrowsException(typeof(IOException), () => File.ReadAllText(@"I:\HELLO.TXT"));
        Thread.Sleep(110);
        SDCard card = new(new SDCardMmcParameters(), null);
        card.Mount();
        File.WriteAllText(@"D:\Card.txt", "on a card");
        Assert.AreEqual("on a card", File.ReadAllText(@"D:\CARD.TXT"));
        File.Delete(@"D:\card.txt");
        Assert.IsFalse(File.Exists(@"D:\Card.txt"));
        Assert.ThrowsException(typeof(ArgumentException), () => File.Exists(@"I:\a?b"));
        Assert.ThrowsException(typeof(ArgumentException), () => File.Exists(@"I:\a."));
    }

    [TestMethod]
    public void A_file_that_is_open_is_not_opened_again_unless_both_allow_it()
    {
        using (FileStream first = new(@"I:\open.txt", FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            Assert.ThrowsException(typeof(IOException), () => new FileStream(@"I:\open.txt", FileMode.Open, FileAccess.Read, FileShare.Read));
            Assert.ThrowsException(typeof(IOException), () => File.Delete(@"I:\open.txt"));
            using FileStream second = new(@"I:\open.txt", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }

        using (FileStream alone = new(@"I:\open.txt", FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            Assert.ThrowsException(typeof(IOException), () => new FileStream(@"I:\open.txt", FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
            using FileStream reader = new(@"I:\open.txt", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }

        File.Delete(@"I:\open.txt");
        Assert.IsFalse(File.Exists(@"I:\open.txt"));
    }

    [TestMethod]
    public void Paths_have_roots()
    {
        Assert.AreEqual(@"I:\", Path.GetPathRoot(@"I:\a\b"));
        Assert.IsTrue(Path.IsPathRooted(@"\a"));
        Assert.IsFalse(Path.IsPathRooted("a"));
        Assert.AreEqual(DriveType.Fixed, new DriveInfo(@"I:\").DriveType);
        Assert.ThrowsException(typeof(IOException), () => new DriveInfo(@"Z:\"));
    }

    [TestMethod]
    public void A_card_comes_and_goes()
    {
        Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
        SDCard card = new(new SDCardSpiParameters { spiBus = 1, chipSelectPin = 10 }, new CardDetectParameters { enableCardDetectPin = true, cardDetectPin = 9 });
        string trace = "";
        card.CardDetectChanged += (_, e) => trace += e.CardState == CardDetectState.Inserted ? "in " : "out ";
        StorageEventManager.RemovableDeviceInserted += (_, e) => trace += "has " + e.Drive.Name + " ";
        StorageEventManager.RemovableDeviceRemoved += (_, e) => trace += "lost " + e.Drive.Name + " ";

        Assert.ThrowsException(typeof(IOException), () => card.Mount());
        Thread.Sleep(150);
        Assert.IsTrue(card.IsCardDetected);
        card.Mount();
        File.WriteAllText(@"D:\card.txt", "on a card");
        Assert.AreEqual("on a card", File.ReadAllText(@"D:\card.txt"));
        Directory.SetCurrentDirectory(@"D:\");
        Thread.Sleep(100);
        Assert.IsFalse(card.IsMounted);
        Assert.ThrowsException(typeof(IOException), () => File.ReadAllText(@"D:\card.txt"));
        File.WriteAllText(@"I:\beside.txt", "");
        File.Delete(@"I:\beside.txt");

        Assert.AreEqual(@"in has D:\ lost D:\ out ", trace);
    }
}
