using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Recording;

namespace Ripac.Emulator.Session;

/// <summary>The files that a command is given, looked at before anything runs; and those that it brings along.</summary>
internal static class InputFiles
{
    /// <summary>Made by Recordings/make-recordings.sh: says the wake word, then 5550123, then go.</summary>
    public static string DefaultRecording { get; } = Shipped("recordings/dial-5550123.wav");

    public static string DefaultFirmware { get; } = Shipped("firmware/Ripac.HandsFree");

    public const string DefaultModel = "digits-and-commands";

    /// <summary>The same words with discrete emissions, which the strict core needs.</summary>
    public const string DefaultStrictModel = "digits-and-commands-discrete";

    public const string DefaultBoard = "esp32-s3-devkitc-1";

    /// <summary>How long a recording lasts, from its header and its size; a little too long rather than too short.</summary>
    /// <exception cref="InputException">It is no recording that can be read.</exception>
    public static TimeSpan CheckRecording(string path) => Try(path, "a WAV file", () =>
    {
        using WavReader reader = WavReader.Open(path);
        using SpeechFile speech = SpeechFile.Open(path);
        return TimeSpan.FromSeconds((double)new FileInfo(path).Length / reader.Format.BlockBytes / reader.Format.SampleRate);
    });

    /// <param name="nameOrPath">A name of the models that are shipped, or a file.</param>
    /// <param name="strict">Whether it is for the strict core.</param>
    /// <exception cref="InputException">It is no model that can be read, or none for the strict core.</exception>
    public static string CheckModel(string nameOrPath, bool strict = false)
    {
        string shipped = Shipped($"models/{nameOrPath}.ripac");
        string path = File.Exists(shipped) ? shipped : nameOrPath;
        return Try(path, $"the name of a model ({ShippedNames("models", "*.ripac")}) or a model made by `ripac train`", () =>
        {
            EmissionKind kind = AcousticModel.Read(File.ReadAllBytes(path)).Emissions.Kind;
            return !strict || kind == EmissionKind.Discrete ? path : throw new InputException(
                $"{path}: --strict needs discrete emissions, these are of kind {kind}; give {DefaultStrictModel}, or a model of `ripac train --emissions discrete`");
        });
    }

    /// <summary>A settings file; what is wrong in it, the firmware says.</summary>
    /// <exception cref="InputException">It is not there, or cannot be read.</exception>
    public static string CheckSettings(string path) => Try(path, "settings as firmware/Ripac.HandsFree/settings.txt shows them", () =>
    {
        using FileStream file = File.OpenRead(path);
        return path;
    });

    /// <param name="nameOrPath">A name of <c>boards/</c>, or a file.</param>
    /// <exception cref="InputException">It is no board.</exception>
    public static BoardDescription ReadBoard(string nameOrPath)
    {
        string shipped = Shipped($"boards/{nameOrPath}.json");
        string path = File.Exists(shipped) ? shipped : nameOrPath;
        return Try(path, $"the name of a board ({ShippedNames("boards", "*.json")}) or a board's .json file", () => BoardDescription.ReadFile(path));
    }

    /// <summary>Where a board has its coprocessor, for what is recorded and played on its bus.</summary>
    /// <exception cref="InputException">Not on SPI.</exception>
    public static CoprocessorPins CoprocessorOnSpi(this BoardDescription board) =>
        board.Coprocessor ?? throw new InputException($"{board.Name} has no coprocessor on SPI, whose bus could be recorded; give another board");

    /// <exception cref="InputException">It is no recording of a bus.</exception>
    public static BusRecording ReadBusRecording(string path) => Try(path, "a bus recording, as `run --record-bus` writes them", () => BusRecording.Read(path));

    /// <exception cref="InputException">It is no budget.</exception>
    public static FirmwareBudget ReadBudget(string path) => Try(path, "a budget, as the README of Ripac.VirtualDevice shows one", () => FirmwareBudget.Read(path));

    /// <summary>The application that is meant by a file, by the folder that it was built into, or by the name of one that comes with this command.</summary>
    /// <exception cref="InputException">There is none, or more than one.</exception>
    public static string FirmwareOf(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
        {
            return nameOrPath;
        }

        string shipped = Shipped($"firmware/{nameOrPath}");
        return Directory.Exists(nameOrPath) ? FindFirmware(nameOrPath)
            : Directory.Exists(shipped) ? FindFirmware(shipped)
            : throw new InputException($"{nameOrPath}: no such file or folder; give firmware as it was built, or Ripac.HandsFree or Ripac.VoiceSwitch");
    }

    /// <summary>The application in a folder of built firmware.</summary>
    /// <exception cref="InputException">There is none, or more than one.</exception>
    public static string FindFirmware(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: no such folder; give the folder that the firmware was built into");
        }

        string[] applications = Directory.GetFiles(folder, "*.exe");
        return applications.Length == 1
            ? applications[0]
            : throw new InputException($"{folder}: holds {applications.Length} applications (.exe) where there must be one; build the firmware, and give the folder that it was built into");
    }

    private static string Shipped(string path) => Path.Combine(AppContext.BaseDirectory, path);

    private static string ShippedNames(string folder, string pattern) =>
        string.Join(", ", Directory.EnumerateFiles(Shipped(folder), pattern).Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    private static T Try<T>(string path, string wanted, Func<T> read)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: no such file; give {wanted}");
        }

        try
        {
            return read();
        }
        catch (Exception problem) when (problem is FormatException or BoardFormatException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {problem.Message}");
        }
    }
}
