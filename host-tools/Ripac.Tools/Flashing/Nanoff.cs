using System.ComponentModel;
using System.Diagnostics;

namespace Ripac.Tools.Flashing;

/// <summary>nanoFramework's flashing tool, as it is installed.</summary>
/// <param name="path">The program.</param>
public sealed class Nanoff(string path)
{
    /// <summary>Runs it. Its lines are given out as they come.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="IOException">It is not installed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, and its process with it.</exception>
    public int Run(IEnumerable<string> arguments, Action<string> line, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(path) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, data) => Give(data.Data);
        process.ErrorDataReceived += (_, data) => Give(data.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new IOException($"{path} is not there: dotnet tool install -g nanoff, and have ~/.dotnet/tools in PATH");
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;

        void Give(string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                line(text);
            }
        }
    }
}
