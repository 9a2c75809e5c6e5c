using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Ripac.Emulator.Serving;
using Ripac.Emulator.Session;
using Ripac.Emulator.Timeline;
using Ripac.Link;
using Ripac.Speech.Audio;

namespace Ripac.Emulator.Commands;

/// <summary><c>serve</c>: this computer is the coprocessor of a real board.</summary>
internal sealed class ServeCommand : ExplainedCommand
{
    private const string StandardInput = "-";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly Option<string?> _serial = new("--serial") { Description = "The serial port that the board is on", HelpName = "port" };

    private readonly Option<string?> _tcp = new("--tcp")
    {
        Description = "Listen for one connection after another; on loopback unless an address is given",
        HelpName = "[address:]port",
    };

    private readonly Option<int> _highestRate = new("--highest-rate")
    {
        Description = "The board may ask for so many baud",
        HelpName = "baud",
        DefaultValueFactory = _ => 921_600,
    };

    private readonly Option<bool> _flow = new("--rts-cts") { Description = "Hardware flow control, where both lines are wired" };

    private readonly Option<string?> _microphone = new("--microphone")
    {
        Description = "Hear this in place of the board's microphone: a WAV file, or - for one on standard input as it comes",
        HelpName = "file.wav",
    };

    private readonly Option<bool> _json = new("--json") { Description = "What happens as JSON Lines: {\"ms\", \"source\", \"text\", \"confidence\"}" };

    private readonly CoreOptions _core = new();

    public ServeCommand()
        : base("serve", "Makes this computer the coprocessor of a real board, over a serial port or the network.")
    {
        foreach (Option option in (Option[])[_serial, _tcp, _highestRate, _flow, _microphone, _json])
        {
            Options.Add(option);
        }

        _core.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(_serial) is null == result.GetValue(_tcp) is null)
            {
                result.AddError("serve takes either --serial or --tcp.");
            }

            // What is no number at all is reported by the parser.
            string? highest = result.GetResult(_highestRate)?.Tokens.SingleOrDefault()?.Value;
            if (int.TryParse(highest, out int rate) && rate is < SerialTiming.StartRate or > 5_000_000)
            {
                result.AddError($"--highest-rate takes a number from {SerialTiming.StartRate} to 5000000, not {rate}.");
            }
        });
        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        $"""
        The board (an ESP32 with this project's firmware, wired as boards/ says) talks the link's frames over its UART. Wire its TX to this
        computer's RX, its RX to TX, and GND. When the cable is unplugged, serve waits for it to come back. Ctrl-C ends it.

        --strict takes models with discrete emissions only: put {InputFiles.DefaultStrictModel} on the board's drive
        (`ripac flash --model {InputFiles.DefaultStrictModel}`).

        Examples:
          serve --serial /dev/ttyUSB0                             a PC and a USB-UART adapter
          serve --serial COM3                                     the same on Windows; on macOS /dev/cu.usbserial-...
          serve --serial /dev/serial0                             a Raspberry Pi's own UART
          arecord -f S16_LE -r 8000 | serve --serial /dev/ttyUSB0 --microphone -      this computer's microphone
          serve --tcp 7000                                        for a program on this computer; 0.0.0.0:7000 for all who can reach it

        Exit codes: 0 ended by Ctrl-C, 2 bad input.

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_json) && !RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new InputException("--json is not in a native build");
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        ITimeline timeline = parsed.GetValue(_json) ? new JsonTimeline(output) : new TextTimeline(output);
        using SpeechFile? sound = parsed.GetValue(_microphone) is string path ? OpenSound(path) : null;
        using LiveMicrophone? live = sound is not null && parsed.GetValue(_microphone) == StandardInput ? new(sound) : null;
        HostClock clock = new();
        Action<Span<short>>? audio = live is not null ? live.Read : sound is not null ? samples => ReadFile(sound, samples) : null;
        LinkServer server = new(clock, audio, _core.Read(parsed), _core.IsStrict(parsed));
        server.Happened += timeline.Add;

        if (parsed.GetValue(_serial) is string port)
        {
            ServeSerial(server, clock, timeline, port, parsed, cancellation);
        }
        else
        {
            ServeTcp(server, clock, timeline, ParseAddress(parsed.GetValue(_tcp)!), cancellation);
        }

        return ExitCode.Met;
    }

    private void ServeSerial(
        LinkServer server, HostClock clock, ITimeline timeline, string port, ParseResult parsed, CancellationToken cancellation)
    {
        ILine? line = SerialPortLine.Open(port, parsed.GetValue(_highestRate), parsed.GetValue(_flow));
        while (!cancellation.IsCancellationRequested)
        {
            if (line is not null)
            {
                Conclude(timeline, clock, $"{port}: {server.Serve(line, cancellation)}");
                line = null;
            }
            else
            {
                cancellation.WaitHandle.WaitOne(BetweenTries);
                line = TryOpen(port, parsed);
            }
        }

        line?.Dispose();
    }

    private SerialPortLine? TryOpen(string port, ParseResult parsed)
    {
        try
        {
            return SerialPortLine.Open(port, parsed.GetValue(_highestRate), parsed.GetValue(_flow));
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static void ServeTcp(
        LinkServer server, HostClock clock, ITimeline timeline, IPEndPoint address, CancellationToken cancellation)
    {
        using TcpListener listener = new(address);
        try
        {
            listener.Start(1);
        }
        catch (SocketException problem)
        {
            throw new InputException($"{address}: {problem.Message}");
        }

        Conclude(timeline, clock, $"listening on {listener.LocalEndpoint}");
        try
        {
            while (true)
            {
                using TcpClient client = listener.AcceptTcpClientAsync(cancellation).AsTask().GetAwaiter().GetResult();
                TcpLine line = new(client);
                Conclude(timeline, clock, $"{line.Name}: {server.Serve(line, cancellation)}");
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C.
        }
    }

    private static void Conclude(ITimeline timeline, HostClock clock, string text) =>
        timeline.Add(new TimelineEvent(clock.NowNanoseconds, TimelineSource.Link, text));

    private static SpeechFile OpenSound(string path)
    {
        try
        {
            return path == StandardInput ? SpeechFile.Open(Console.OpenStandardInput()) : SpeechFile.Open(path);
        }
        catch (Exception problem) when (problem is WavFormatException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--microphone {path}: {problem.Message}");
        }
    }

    private static void ReadFile(SpeechFile sound, Span<short> samples) => samples[sound.Read(samples)..].Clear();

    private static IPEndPoint ParseAddress(string text)
    {
        bool portOnly = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port);
        if (portOnly)
        {
            return new IPEndPoint(IPAddress.Loopback, port);
        }

        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out IPEndPoint? address)
            ? address
            : throw new InputException($"--tcp {text}: give a port (7000), or an address and a port (0.0.0.0:7000)");
    }
}
