using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ripac.Chip;
using Ripac.Emulator.Serving;
using Ripac.Emulator.Session;
using Ripac.Emulator.Timeline;
using Ripac.Link;
using Ripac.Speech.Audio;
using Xunit.Abstractions;

namespace Ripac.Emulator.Tests.Serving;

/// <summary>The served coprocessor, reached as a board reaches it: over a pseudo terminal, with and without losses, and over TCP.</summary>
public sealed class LinkServerTests(ITestOutputHelper output) : IDisposable
{
    private const string Grammar = "#JSGF V1.0; grammar d; public <d> = (computer|zero|one|two|three|four|five|six|seven|eight|nine|go)+;";
    private const int FrameSamples = 160;
    private static readonly string[] Words = ["computer", "five", "five", "five", "zero", "one", "two", "three", "go"];

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<TimelineEvent> _events = new();
    private Thread? _serving;
    private string _summary = "";

    public void Dispose()
    {
        _stop.Cancel();
        _serving?.Join(TimeSpan.FromSeconds(10));
        _stop.Dispose();
    }

    [SkippableTheory]
    [InlineData(0, 0)]
    [InlineData(0.0005, 1)]
    [InlineData(0.0005, 2)]
    public void A_number_is_heard_over_a_serial_line_whatever_it_loses(double loss, int seed)
    {
        using PseudoTerminal terminal = OpenTerminal();
        Serve(SerialPortLine.Open(terminal.Name, 921_600, hardwareFlow: false));
        using SerialMaster board = new(terminal.Stream, loss, seed);

        Assert.Equal(Words, Listen(board, SpeechFile.ReadAll(InputFiles.DefaultRecording)));
        Assert.Contains(_events, happened => happened.Text == "460800 baud");
        Assert.True(loss == 0 || board.Repeats > 0);
        output.WriteLine($"{board.Sent} bytes to and {board.Heard} from the coprocessor, {board.Damaged} damaged, {board.Repeats} requests sent again");
    }

    [SkippableFact]
    public void Another_microphone_is_heard_in_place_of_the_board_s()
    {
        using PseudoTerminal terminal = OpenTerminal();
        using SpeechFile sound = SpeechFile.Open(InputFiles.DefaultRecording);
        Serve(SerialPortLine.Open(terminal.Name, 921_600, hardwareFlow: false), samples => samples[sound.Read(samples)..].Clear());
        using SerialMaster board = new(terminal.Stream, loss: 0.0003, seed: 3);

        Assert.Equal(Words, Listen(board, new short[8 * LinkLimits.SampleRate]));
    }

    [SkippableFact]
    public void The_first_rate_comes_back_when_nobody_follows_a_change()
    {
        using PseudoTerminal terminal = OpenTerminal();
        Serve(SerialPortLine.Open(terminal.Name, 921_600, hardwareFlow: false));
        using SerialMaster board = new(terminal.Stream);

        Assert.Equal(LinkStatus.OutOfRange, board.Exchange(LinkOpcode.SetLineRate, SerialMaster.Int32(123_456)).Status);
        Assert.Equal(LinkStatus.OutOfRange, board.Exchange(LinkOpcode.SetLineRate, SerialMaster.Int32(3_000_000)).Status);
        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.SetLineRate, SerialMaster.Int32(921_600)).Status);
        Assert.True(SpinWait.SpinUntil(() => _events.Any(happened => happened.Text == "115200 baud"), 5000));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hardware_flow_control_is_the_port_s_when_it_is_asked_for(bool hardwareFlow)
    {
        using PseudoTerminal terminal = OpenTerminal();
        Serve(SerialPortLine.Open(terminal.Name, 921_600, hardwareFlow));
        using SerialMaster board = new(terminal.Stream);

        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.Identify).Status);

        using Process stty = Process.Start(new ProcessStartInfo("stty", ["-F", terminal.Name, "-a"]) { RedirectStandardOutput = true })!;
        Assert.Contains(hardwareFlow ? " crtscts" : " -crtscts", stty.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void When_the_line_goes_away_serving_it_ends()
    {
        PseudoTerminal terminal = OpenTerminal();
        Serve(SerialPortLine.Open(terminal.Name, 921_600, hardwareFlow: false));
        using (SerialMaster board = new(terminal.Stream))
        {
            Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.Identify).Status);
        }

        Assert.True(_serving!.Join(TimeSpan.FromSeconds(10)));
        Assert.StartsWith("1 frames", _summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_tcp_and_past_any_noise()
    {
        (TcpClient here, TcpClient there) = Connect();
        Serve(new TcpLine(there));
        using SerialMaster board = new(here.GetStream());

        byte[] noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        board.Send(noise);
        while (!board.HearsNothingFor(200))
        {
            // What cannot be believed is answered with notes.
        }

        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.Identify).Status);
    }

    [Fact]
    public void Its_core_is_the_engine_that_was_asked_for()
    {
        (TcpClient here, TcpClient there) = Connect();
        Serve(new TcpLine(there), core: new CoreSettings { Engine = CoreEngine.Microcoded });
        using SerialMaster board = new(here.GetStream());

        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.Identify).Status);
        (LinkStatus status, byte[] payload) = board.Exchange(LinkOpcode.SelfTest);
        Assert.Equal((LinkStatus.Ok, MicrocodedSelfTest.ExpectedSignature), (status, (ushort)LinkBytes.ReadUInt16(payload, 0)));
    }

    // What a board does: start, go faster, load everything, listen, and read what was heard.
    private List<string> Listen(SerialMaster board, short[] samples)
    {
        byte[] model = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "digits-and-commands.ripac"));
        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.Reset).Status);
        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.Identify).Status);
        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.SetLineRate, SerialMaster.Int32(460_800)).Status);
        for (int done = 0; done < model.Length; done += 512)
        {
            byte[] part = model[done..Math.Min(model.Length, done + 512)];
            Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.WriteTable, [.. SerialMaster.Int32(done), .. part]).Status);
        }

        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.LoadModel, [.. SerialMaster.Int32(0), .. SerialMaster.Int32(model.Length)]).Status);
        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.LoadGrammar, [0, .. Encoding.ASCII.GetBytes(Grammar)]).Status);
        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.StartListening, 0).Status);
        for (int position = 0; position + FrameSamples <= samples.Length; position += FrameSamples)
        {
            byte[] audio = new byte[4 + (2 * FrameSamples)];
            LinkBytes.WriteInt32(audio, 0, position);
            Buffer.BlockCopy(samples, 2 * position, audio, 4, 2 * FrameSamples);
            (LinkStatus status, byte[] next) = board.Exchange(LinkOpcode.AudioPcm, audio);
            Assert.Equal((LinkStatus.Ok, position + FrameSamples), (status, LinkBytes.ReadInt32(next, 0)));
        }

        Assert.Equal(LinkStatus.Ok, board.Exchange(LinkOpcode.StopListening).Status);
        (LinkStatus read, byte[] decisions) = board.Exchange(LinkOpcode.ReadDecisions, 0, 0, 32);
        Assert.Equal(LinkStatus.Ok, read);
        int finals = decisions.Chunk(DecisionRecord.Length).Count(record => record[2] == (byte)LinkDecisionKind.Final);
        List<string> words = [.. _events.Where(happened => happened is { Source: TimelineSource.Heard, Confidence: not null }).Select(happened => happened.Text)];
        Assert.Equal(words.Count, finals);
        return words;
    }

    private void Serve(ILine line, Action<Span<short>>? audio = null, CoreSettings? core = null)
    {
        LinkServer server = new(new HostClock(), audio, core);
        server.Happened += _events.Enqueue;
        _serving = new Thread(() => _summary = server.Serve(line, _stop.Token));
        _serving.Start();
    }

    private static PseudoTerminal OpenTerminal()
    {
        Skip.IfNot(PseudoTerminal.Exists, "pseudo terminals are tested on Linux");
        return new PseudoTerminal();
    }

    private static (TcpClient Here, TcpClient There) Connect()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        TcpClient here = new();
        here.Connect((IPEndPoint)listener.LocalEndpoint);
        return (here, listener.AcceptTcpClient());
    }
}
