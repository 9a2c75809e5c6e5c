using Ripac.Chip;
using Ripac.Link;
using Ripac.Module;

namespace Ripac.Tests;

public class CoprocessorModuleTests
{
    [Fact]
    public void After_power_up_it_asks_to_be_identified()
    {
        TestTimer timer = new();
        CoprocessorModule module = new(timer, (_, _) => new ScriptedRecogniser());
        Assert.False(module.Ready);
        Assert.Equal(0, module.Transmit(LinkFrame.RequestSync));
        module.EndTransaction();

        timer.Advance(LinkTiming.BootMilliseconds * 1_000_000L);
        Assert.True(module.Ready);
        Assert.True(module.Interrupt);
        Assert.Equal(LinkState.Unidentified, module.State);

        ReferenceMaster master = new(timer, module);
        byte[] first = master.Poll();
        Assert.Equal(LinkStatus.Ok, LinkFrame.Check(first, first.Length, LinkFrame.ResponseSync));
        Assert.Equal((LinkOpcode.Poll, LinkStatus.Ok, LinkFlags.ResetSinceIdentify),
            (LinkFrame.Opcode(first), LinkFrame.Status(first), LinkFrame.Flags(first)));

        (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.Identify);
        IdentityRecord identity = new();
        Assert.Equal(LinkStatus.Ok, status);
        Assert.True(identity.Read(payload, 0));
        Assert.Equal(1, identity.Boots);
        Assert.False(module.Interrupt);
    }

    [Fact]
    public void Ready_is_low_while_it_works_and_says_busy_to_who_does_not_wait()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        master.Transfer(ReferenceMaster.Request(1, LinkOpcode.Identify));
        Assert.False(module.Ready);

        byte[] note = master.TransferNow(ReferenceMaster.Request(2, LinkOpcode.Reset));
        Assert.Equal(LinkStatus.Ok, LinkFrame.Check(note, note.Length, LinkFrame.ResponseSync));
        Assert.Equal((LinkOpcode.Poll, LinkStatus.Busy), (LinkFrame.Opcode(note), LinkFrame.Status(note)));

        byte[] answer = master.Poll();
        Assert.Equal((LinkOpcode.Identify, LinkStatus.Ok), (LinkFrame.Opcode(answer), LinkFrame.Status(answer)));
        Assert.Equal(1, module.Count(LinkCounter.Busy));
        Assert.Equal(LinkState.Identified, module.State);
    }

    [Fact]
    public void Every_command_before_its_state_is_refused()
    {
        var (_, master, _) = ReferenceMaster.PowerUp();
        byte[] slot = [0];
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.WriteTable, 0, 0, 0, 0, 1).Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.SelfTest).Status);
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.Status).Status);
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.ReadCounters).Status);

        master.Exchange(LinkOpcode.Identify);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.LoadGrammar, 0, (byte)'x').Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.ReadVocabulary, 0, 0, 100, 0).Status);

        master.LoadEverything();
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 80)).Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.StopListening).Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.StartListening, 1).Status);
        Assert.Equal(LinkStatus.OutOfRange, master.Exchange(LinkOpcode.StartListening, 4).Status);

        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.StartListening, slot).Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.StartListening, slot).Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.WriteTable, 0, 0, 0, 0, 1).Status);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.LoadGrammar, 0, (byte)'x').Status);
    }

    [Fact]
    public void Unknown_commands_versions_and_lengths_are_refused()
    {
        var (_, master, _) = ReferenceMaster.PowerUp();
        Assert.Equal(LinkStatus.UnknownCommand, master.Exchange((LinkOpcode)0x7F).Status);
        Assert.Equal(LinkStatus.BadLength, master.Exchange(LinkOpcode.Identify, 1).Status);
        Assert.Equal(LinkStatus.BadLength, master.Exchange(LinkOpcode.VerifyTable, 1, 2, 3).Status);
        Assert.Equal(LinkStatus.BadLength, master.Exchange(LinkOpcode.WriteTable, 0, 0, 0, 0).Status);

        byte[] request = ReferenceMaster.Request(9, LinkOpcode.Status);
        request[1] = 2;
        LinkBytes.WriteUInt16(request, 8, Crc16.Compute(request, 0, 8));
        master.Transfer(request);
        Assert.Equal(LinkStatus.UnsupportedVersion, LinkFrame.Status(master.Poll()));
    }

    [Fact]
    public void Behind_a_request_a_transaction_may_go_on_with_zeros_only()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        byte[] request = ReferenceMaster.Request(1, LinkOpcode.Identify);

        master.Transfer([.. request, 0, 0, 1]);
        byte[] note = master.Poll();
        Assert.Equal((LinkOpcode.Poll, LinkStatus.BadLength), (LinkFrame.Opcode(note), LinkFrame.Status(note)));
        Assert.Equal((LinkState.Unidentified, 1), (module.State, module.Count(LinkCounter.BadFrameLength)));

        master.Transfer([.. request, 0, 0, 0]);
        Assert.Equal(LinkOpcode.Identify, LinkFrame.Opcode(master.Poll()));
        Assert.Equal(LinkState.Identified, module.State);
    }

    [Fact]
    public void A_reset_command_forgets_everything_but_the_counters()
    {
        var (module, master, _) = ReferenceMaster.Listening();
        int accepted = module.Count(LinkCounter.Accepted);
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.Reset).Status);
        Assert.Equal(LinkState.Unidentified, module.State);
        Assert.Equal(LinkFlags.ResetSinceIdentify, master.Flags);
        Assert.True(module.Interrupt);
        Assert.Equal(1, module.Count(LinkCounter.Resets));
        Assert.Equal(accepted + 1, module.Count(LinkCounter.Accepted));

        master.Exchange(LinkOpcode.Identify);
        (LinkStatus status, byte[] tables) = master.Exchange(LinkOpcode.ReadTable, 0, 0, 0, 0, 16, 0);
        Assert.Equal(LinkStatus.Ok, status);
        Assert.Equal(new byte[16], tables);
        master.LoadEverything();
    }

    [Fact]
    public void The_reset_line_works_at_every_byte_of_a_transaction()
    {
        byte[] audio = ReferenceMaster.Request(77, LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 4));
        for (int bytes = 0; bytes <= audio.Length; bytes++)
        {
            var (module, master, timer) = ReferenceMaster.Listening();
            master.WaitReady();
            foreach (byte value in audio[..bytes])
            {
                module.Transmit(value);
            }

            module.ResetLine = false;
            Assert.False(module.Ready);
            Assert.False(module.Interrupt);
            timer.Advance(1_000_000);
            Assert.Equal(0, module.Transmit(0xA5));
            module.ResetLine = true;
            module.EndTransaction();

            master.WaitReady();
            Assert.Equal(LinkState.Unidentified, module.State);
            Assert.True(module.Interrupt);
            Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 4)).Status);
            Assert.Equal(LinkFlags.ResetSinceIdentify, master.Flags);
        }
    }

    [Fact]
    public void The_reset_line_works_while_it_is_busy()
    {
        var (module, master, timer) = ReferenceMaster.PowerUp();
        master.Exchange(LinkOpcode.Identify);
        master.Transfer(ReferenceMaster.Request(50, LinkOpcode.SelfTest));
        timer.Advance(1_000_000);
        module.ResetLine = false;
        timer.Advance(LinkTiming.LongCommandMilliseconds * 1_000_000L);
        Assert.False(module.Ready);
        module.ResetLine = true;
        master.WaitReady();
        Assert.Equal(LinkOpcode.Poll, LinkFrame.Opcode(master.Poll()));
    }

    [Theory]
    [InlineData(CoreEngine.Functional, SelfTest.ExpectedSignature)]
    [InlineData(CoreEngine.Vectorised, SelfTest.ExpectedSignature)]
    [InlineData(CoreEngine.Microcoded, MicrocodedSelfTest.ExpectedSignature)]
    public void The_self_test_tests_the_engine_in_use_and_leaves_empty_tables(CoreEngine engine, int signature)
    {
        var (module, master, _) = ReferenceMaster.PowerUp(new ModuleOptions { Core = new CoreSettings { Engine = engine } });
        master.LoadEverything();
        (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.SelfTest);
        Assert.Equal(LinkStatus.Ok, status);
        Assert.Equal(signature, LinkBytes.ReadUInt16(payload, 0));
        Assert.Equal(LinkLimits.TableSpace, LinkBytes.ReadInt32(payload, 2));
        Assert.Equal(LinkState.Identified, module.State);
        Assert.Equal(new byte[4], master.Exchange(LinkOpcode.ReadTable, 0, 0, 0, 0, 4, 0).Payload);
    }

    [Fact]
    public void Status_and_counters_tell_what_happened()
    {
        var (module, master, timer) = ReferenceMaster.Listening();
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 800));
        Assert.Equal(LinkStatus.Gap, master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(801, 80)).Status);
        timer.Advance(1_000_000_000);

        StatusRecord status = new();
        Assert.True(status.Read(master.Exchange(LinkOpcode.Status).Payload, 0));
        Assert.Equivalent(new StatusRecord
        {
            State = LinkState.Listening,
            Grammars = 1,
            Words = 4,
            ModelCrc = Crc16.Compute(SmallModel.Bytes, 0, SmallModel.Bytes.Length),
            Pending = 1,
            Position = 800,
            Queued = 0,
            LastSerial = 1,
            LastError = LinkStatus.Gap,
        }, status, strict: true);

        byte[] counters = master.Exchange(LinkOpcode.ReadCounters).Payload;
        foreach (LinkCounter counter in Enum.GetValues<LinkCounter>().Where(counter => counter > LinkCounter.Accepted))
        {
            Assert.Equal(module.Count(counter), LinkBytes.ReadInt32(counters, 4 * (int)counter));
        }

        Assert.Equal(1, module.Count(LinkCounter.AudioFrames));
        Assert.Equal(1, module.Count(LinkCounter.AudioGaps));
        Assert.Equal(1, module.Count(LinkCounter.Refused));
    }
}
