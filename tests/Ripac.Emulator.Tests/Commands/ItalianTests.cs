using System.Diagnostics;
using Ripac.Tests;

namespace Ripac.Emulator.Tests.Commands;

/// <summary>The dialer with the Italian model, spoken to by a synthesiser: it needs one, and says nothing about people.</summary>
public sealed class ItalianTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A voice of a man and one of a woman.</summary>
    [SkippableTheory]
    [InlineData("it+Alex")]
    [InlineData("it+Linda")]
    public void A_number_said_in_Italian_is_dialed(string voice)
    {
        string recording = Say(voice, "cinque cinque due, zero uno nove, chiama");
        Cli run = Cli.Run("dial", recording, "--model", "cifre-italiane", "--expect", "552019");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains(run.Lines, line => line.Contains("heard") && line.Contains("cinque"));
    }

    private string Say(string voice, string text)
    {
        string path = _folder.File("spoken.wav");
        try
        {
            using Process espeak = Process.Start("espeak-ng", ["-v", voice, "-s", "140", "-w", path, text]);
            espeak.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "needs espeak-ng");
        }

        return path;
    }
}
