using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Ripac.Tools.Synthesis;

/// <summary>Runs other people's programs: no shell in between, text on standard input, and never for longer than a limit.</summary>
internal static class ProgramRunner
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to standard output; null when it is not installed.</returns>
    /// <exception cref="SynthesisException">It failed, or took longer than 3 minutes.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the program was ended.</exception>
    public static string? Run(
        string program, IEnumerable<string> arguments, string input, CancellationToken cancel, Encoding? encoding = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Limit);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null; // how .NET says that there is no such program
        }

        using (process)
        {
            try
            {
                return Talk(process, input, deadline.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                throw new SynthesisException($"{program} did not answer in {Limit.TotalSeconds:0} s");
            }
        }
    }

    private static async Task<string> Talk(Process process, string input, CancellationToken cancel)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
        Task<string> problems = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything: its exit code says why.
        }

        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? await output
            : throw new SynthesisException($"{process.StartInfo.FileName} failed: {(await problems).Trim()}");
    }
}
