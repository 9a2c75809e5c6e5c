using Ripac.Link;
using Ripac.Module;

namespace Ripac.Tests;

/// <summary>
/// The other end of the link as plainly as the specification allows: a request, then Poll. Repeats what is lost. Tests can put
/// damage into either direction.
/// </summary>
public sealed class ReferenceMaster(TestTimer timer, CoprocessorModule module)
{
    private const int Attempts = 40;

    /// <summary>Changes the bytes of a transaction on their way: to the coprocessor (true) or from it (false).</summary>
    public Func<byte[], bool, byte[]>? Damage { get; set; }

    public byte Sequence { get; set; }

    /// <summary>Bytes of a Poll transaction: a longer response is cut short.</summary>
    public int PollLength { get; set; } = 600;

    public LinkFlags Flags { get; private set; }

    /// <summary>Frames that could not be believed at this end.</summary>
    public int Disbelieved { get; private set; }

    /// <summary>A module, powered up and waiting to be identified, and its master.</summary>
    public static (CoprocessorModule Module, ReferenceMaster Master, TestTimer Timer) PowerUp(ModuleOptions? options = null)
    {
        TestTimer timer = new();
        CoprocessorModule module = new(timer, (_, _) => new ScriptedRecogniser(), options);
        ReferenceMaster master = new(timer, module);
        master.WaitReady();
        return (module, master, timer);
    }

    /// <summary>The same, listening with grammar slot 0.</summary>
    public static (CoprocessorModule Module, ReferenceMaster Master, TestTimer Timer) Listening(ModuleOptions? options = null)
    {
        var all = PowerUp(options);
        all.Master.LoadEverything();
        Assert.Equal(LinkStatus.Ok, all.Master.Exchange(LinkOpcode.StartListening, [0]).Status);
        return all;
    }

    /// <summary>Identifies the module and loads <see cref="SmallModel"/>, its grammar into slot 0.</summary>
    public void LoadEverything()
    {
        LoadModel();
        Assert.Equal(LinkStatus.Ok, LoadGrammar().Status);
    }

    public (LinkStatus Status, byte[] Message) LoadGrammar() =>
        Exchange(LinkOpcode.LoadGrammar, [0, .. System.Text.Encoding.ASCII.GetBytes(SmallModel.Grammar)]);

    public void LoadModel()
    {
        Assert.Equal(LinkStatus.Ok, Exchange(LinkOpcode.Identify).Status);
        Assert.Equal(LinkStatus.Ok, Exchange(LinkOpcode.WriteTable, [.. Int32(0), .. SmallModel.Bytes]).Status);
        Assert.Equal(LinkStatus.Ok, Exchange(LinkOpcode.LoadModel, [.. Int32(0), .. Int32(SmallModel.Bytes.Length)]).Status);
    }

    /// <summary>Sends a request and fetches its answer, repeating what is lost.</summary>
    public (LinkStatus Status, byte[] Payload) Exchange(LinkOpcode opcode, params byte[] payload)
    {
        Sequence = LinkSequence.Next(Sequence);
        return Repeat(opcode, payload);
    }

    /// <summary>The same with the sequence number of the last request.</summary>
    public (LinkStatus Status, byte[] Payload) Repeat(LinkOpcode opcode, params byte[] payload)
    {
        byte[] request = Request(Sequence, opcode, payload);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Transfer(request);
            for (int poll = 0; poll < 3; poll++)
            {
                byte[] miso = Poll();
                if (LinkFrame.Check(miso, miso.Length, LinkFrame.ResponseSync) != LinkStatus.Ok)
                {
                    Disbelieved++;
                    continue;
                }

                Flags = LinkFrame.Flags(miso);
                if (LinkFrame.Sequence(miso) == Sequence && LinkFrame.Opcode(miso) == opcode)
                {
                    return (LinkFrame.Status(miso), miso[LinkFrame.PayloadOffset..(LinkFrame.Length(miso) - 2)]);
                }
            }
        }

        throw new TimeoutException($"no answer to {opcode}");
    }

    public byte[] Poll()
    {
        byte[] poll = new byte[PollLength];
        LinkFrame.WriteRequest(poll, 0, LinkOpcode.Poll, 0);
        return Transfer(poll);
    }

    /// <summary>One transaction, once READY is high.</summary>
    public byte[] Transfer(byte[] mosi)
    {
        WaitReady();
        return TransferNow(mosi);
    }

    /// <summary>One transaction, whatever READY says.</summary>
    public byte[] TransferNow(byte[] mosi)
    {
        byte[] miso = [.. (Damage?.Invoke(mosi, true) ?? mosi).Select(module.Transmit)];
        module.EndTransaction();
        return Damage?.Invoke(miso, false) ?? miso;
    }

    public void WaitReady()
    {
        long limit = timer.NowNanoseconds + (LinkTiming.LongCommandMilliseconds * 1_000_000L);
        while (!module.Ready)
        {
            Assert.True(timer.AdvanceToNext() && timer.NowNanoseconds <= limit, "READY stays low");
        }
    }

    public static byte[] Request(byte sequence, LinkOpcode opcode, params byte[] payload)
    {
        byte[] frame = new byte[LinkFrame.Overhead + payload.Length];
        payload.CopyTo(frame, LinkFrame.PayloadOffset);
        LinkFrame.WriteRequest(frame, sequence, opcode, payload.Length);
        return frame;
    }

    public static byte[] Int32(int value) => BitConverter.GetBytes(value);

    public static byte[] Audio(int position, int samples) =>
        [.. Int32(position), .. Enumerable.Range(position, samples).SelectMany(sample => BitConverter.GetBytes((short)sample))];

    public static int NextPosition(byte[] payload) => LinkBytes.ReadInt32(payload, 0);
}
