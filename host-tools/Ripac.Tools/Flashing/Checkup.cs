using System.Globalization;
using Ripac.Speech.Acoustics;
using Ripac.Tools.NanoProjects;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tools.Flashing;

/// <summary>How something was found.</summary>
public enum Health
{
    /// <summary>As it is to be.</summary>
    Good,

    /// <summary>Not needed for everything: says what does not work without it.</summary>
    Missing,

    /// <summary>Was asked for, and is wrong.</summary>
    Bad,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Health">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do; empty where nothing is to be done.</param>
public sealed record CheckupResult(string Name, Health Health, string Found, string Advice = "");

/// <summary>Looks at everything between a clone and a board that dials. Each check stands alone.</summary>
/// <param name="root">The project's root.</param>
/// <param name="nanoffPath">The flashing tool.</param>
/// <param name="cancellation">Stops what runs.</param>
public sealed class Checkup(string root, string nanoffPath, CancellationToken cancellation)
{
    private const int LowestSdk = 10;

    public CheckupResult Sdk()
    {
        string version = "";
        try
        {
            new Nanoff("dotnet").Run(["--version"], line => version = line, cancellation);
        }
        catch (IOException)
        {
            // Said below.
        }

        return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) && major >= LowestSdk
            ? new(".NET SDK", Health.Good, version)
            : new(".NET SDK", Health.Bad, version.Length == 0 ? "not found" : version, $"install the .NET {LowestSdk} SDK and have dotnet in PATH");
    }

    public CheckupResult Tool()
    {
        string wanted = PinnedVersions.Read(root).Nanoff;
        List<string> lines = [];
        try
        {
            new Nanoff(nanoffPath).Run(["--help"], lines.Add, cancellation);
        }
        catch (IOException)
        {
            return new("nanoff", Health.Missing, "not found", $"needed to flash: dotnet tool install -g nanoff --version {wanted}");
        }

        return lines.Exists(line => line.Contains(wanted, StringComparison.Ordinal))
            ? new("nanoff", Health.Good, wanted)
            : new("nanoff", Health.Good, $"{lines.FirstOrDefault("says nothing")} (this project was made with {wanted})");
    }

    public static CheckupResult Boards(string? nameOrPath)
    {
        if (nameOrPath is null)
        {
            return new("board", Health.Missing, "none was named", "ripac doctor BOARD looks at its file too");
        }

        try
        {
            BoardDescription board = Tools.Boards.BoardFiles.Read(nameOrPath);
            return new("board", Health.Good, board.Title);
        }
        catch (BoardFormatException problem)
        {
            return new("board", Health.Bad, problem.Message, $"ripac boards check {nameOrPath}");
        }
    }

    public CheckupResult Model()
    {
        string path = Path.Combine(root, "emulator", "Ripac.Speech", "Models", "digits-and-commands.ripac");
        try
        {
            return new("model", Health.Good, $"{AcousticModel.Read(File.ReadAllBytes(path)).Words.Count} words, silence and fillers among them");
        }
        catch (Exception problem) when (problem is IOException or FormatException)
        {
            return new("model", Health.Bad, problem.Message, "git checkout emulator/Ripac.Speech/Models");
        }
    }

    public CheckupResult Image()
    {
        string[] images = [.. FirmwareApplication.All.Select(application => application.ImagePath(root)).Where(File.Exists)];
        return images.Length > 0
            ? new("images", Health.Good, string.Join(", ", images.Select(path => $"{Path.GetFileName(path)} of {File.GetLastWriteTime(path):yyyy-MM-dd HH:mm}")))
            : new("images", Health.Missing, "none were built", $"needed to flash: {NanoProjectWriter.Folder}/README.md; the emulator needs none");
    }

    public static CheckupResult Ports()
    {
        IReadOnlyList<FoundPort> ports = SerialPorts.Find();
        return ports.Count > 0
            ? new("serial ports", Health.Good, string.Join(", ", ports))
            : new("serial ports", Health.Missing, "no USB adapter", "plug the board in, with a cable for data; on Windows install the adapter's driver (CP210x, CH34x)");
    }

    public CheckupResult Board(string port)
    {
        if (SerialPorts.WhyClosed(port) is string why)
        {
            return new("board's answer", Health.Bad, $"{port}: {why}", "then try again");
        }

        try
        {
            if (DeviceDetails.Ask(new Nanoff(nanoffPath), port, cancellation) is not DeviceDetails details)
            {
                return new("board's answer", Health.Bad, $"{port}: none", "press RESET and try again; a board without nanoFramework gets it with ripac flash BOARD");
            }

            string[] misfits = [.. details.Misfits(PinnedVersions.Read(root).NativeAssemblies)];
            return misfits.Length == 0
                ? new("board's answer", Health.Good, $"{details}, which fits the packages")
                : new("board's answer", Health.Bad, $"{details}: {string.Join("; ", misfits)}", "ripac flash BOARD --only firmware puts the newest on it");
        }
        catch (IOException problem)
        {
            return new("board's answer", Health.Missing, problem.Message, "nanoff is needed to ask the board");
        }
    }

    public static CheckupResult Coprocessor(string place)
    {
        try
        {
            return new("coprocessor's answer", Health.Good, CoprocessorProbe.Ask(place));
        }
        catch (IOException problem)
        {
            return new(
                "coprocessor's answer", Health.Bad, $"{place}: {problem.Message}",
                "is `Ripac.Emulator serve` running at the other end? TX to RX both ways, GND to GND, 3.3 V levels");
        }
    }
}
