using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Ripac.Link;
using Ripac.Module;
using Ripac.Speech.Grammars;

namespace Ripac.Tests;

public class TableTests
{
    [Fact]
    public void What_is_written_anywhere_reads_back_and_verifies()
    {
        var (_, master, _) = ReferenceMaster.PowerUp();
        master.Exchange(LinkOpcode.Identify);
        Gen.Select(Gen.Int[0, LinkLimits.TableSpace - 500], Gen.Byte.Array[1, 500]).Sample((address, bytes) =>
        {
            Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.WriteTable, [.. ReferenceMaster.Int32(address), .. bytes]).Status);
            byte[] range = [.. ReferenceMaster.Int32(address), (byte)bytes.Length, (byte)(bytes.Length >> 8)];
            Assert.Equal(bytes, master.Exchange(LinkOpcode.ReadTable, range).Payload);

            int crc = Crc16.Compute(bytes, 0, bytes.Length);
            byte[] verified = [.. ReferenceMaster.Int32(address), .. ReferenceMaster.Int32(bytes.Length), (byte)crc, (byte)(crc >> 8)];
            Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.VerifyTable, verified).Status);
            verified[^1] ^= 1;
            Assert.Equal(LinkStatus.Mismatch, master.Exchange(LinkOpcode.VerifyTable, verified).Status);
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void Grammars_of_a_model_go_with_it()
    {
        var (_, master, _) = ReferenceMaster.PowerUp();
        master.LoadEverything();
        master.LoadModel();

        StatusRecord status = new();
        Assert.True(status.Read(master.Exchange(LinkOpcode.Status).Payload, 0));
        Assert.Equal(0, status.Grammars);
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.StartListening, 0).Status);
    }

    [Fact]
    public void An_image_is_written_as_it_comes_and_believed_when_its_own_crc_is_right()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        master.Exchange(LinkOpcode.Identify);
        byte[] image = [.. ReferenceMaster.Int32(0x1000), .. SmallModel.Bytes];
        byte[] load = [.. ReferenceMaster.Int32(0x1000), .. ReferenceMaster.Int32(SmallModel.Bytes.Length)];

        master.Damage = (bytes, toModule) => toModule && bytes[3] == (byte)LinkOpcode.WriteImage ? [.. bytes[..100], (byte)(bytes[100] ^ 4), .. bytes[101..]] : bytes;
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.WriteImage, image).Status);
        (LinkStatus status, byte[] message) = master.Exchange(LinkOpcode.LoadModel, load);
        Assert.Equal(LinkStatus.BadModel, status);
        Assert.Contains("CRC-32", Encoding.ASCII.GetString(message), StringComparison.Ordinal);
        Assert.Equal(LinkState.Identified, module.State);

        master.Damage = null;
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.WriteImage, image).Status);
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.LoadModel, load).Status);
    }

    [Theory]
    [InlineData(LinkOpcode.WriteTable, new byte[] { 0xFF, 0xFF, 0x00, 0x00, 1, 2 })] // one byte too far
    [InlineData(LinkOpcode.WriteImage, new byte[] { 0xFF, 0xFF, 0x00, 0x00, 1, 2 })]
    [InlineData(LinkOpcode.WriteTable, new byte[] { 0x00, 0x00, 0x01, 0x00, 1 })] // behind the memory
    [InlineData(LinkOpcode.WriteTable, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 1 })] // address -1
    [InlineData(LinkOpcode.ReadTable, new byte[] { 0xFF, 0xFF, 0x00, 0x00, 2, 0 })]
    [InlineData(LinkOpcode.ReadTable, new byte[] { 0, 0, 0, 0, 0, 0 })] // nothing
    [InlineData(LinkOpcode.ReadTable, new byte[] { 0, 0, 0, 0, 0xFF, 0xFF })] // more than a frame
    [InlineData(LinkOpcode.VerifyTable, new byte[] { 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0 })]
    [InlineData(LinkOpcode.VerifyTable, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(LinkOpcode.LoadModel, new byte[] { 0, 0, 0, 0, 0x01, 0x00, 0x01, 0x00 })]
    [InlineData(LinkOpcode.LoadModel, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0x80 })]
    public void Ranges_outside_the_memory_are_refused(LinkOpcode opcode, byte[] payload)
    {
        var (_, master, _) = ReferenceMaster.PowerUp(new ModuleOptions { TableBytes = 0x10000 });
        master.Exchange(LinkOpcode.Identify);
        Assert.Equal(LinkStatus.OutOfRange, master.Exchange(opcode, payload).Status);
    }

    [Theory]
    [InlineData(LinkLimits.ModelLength, LinkStatus.BadModel)] // zeros
    [InlineData(LinkLimits.ModelLength + 1, LinkStatus.OutOfRange)]
    [InlineData(LinkLimits.TableSpace, LinkStatus.OutOfRange)]
    public void What_is_longer_than_a_model_is_refused_before_it_is_read(int length, LinkStatus status)
    {
        var (_, master, _) = ReferenceMaster.PowerUp(new ModuleOptions { TableBytes = LinkLimits.TableSpace });
        master.Exchange(LinkOpcode.Identify);
        byte[] request = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(request.AsSpan(4), length);
        Assert.Equal(status, master.Exchange(LinkOpcode.LoadModel, request).Status);
    }

    [Fact]
    public void A_model_that_cannot_be_believed_is_refused_with_the_reason_and_the_old_one_stays()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        master.LoadEverything();
        byte[] damaged = [.. SmallModel.Bytes];
        damaged[^1] ^= 1;
        foreach ((byte[] bytes, string reason) in new[] { (damaged, "CRC"), (SmallModel.Bytes[..^5], "cut short"), (new byte[5], "cut short") })
        {
            master.Exchange(LinkOpcode.WriteTable, [.. ReferenceMaster.Int32(0x1000), .. bytes]);
            (LinkStatus status, byte[] message) =
                master.Exchange(LinkOpcode.LoadModel, [.. ReferenceMaster.Int32(0x1000), .. ReferenceMaster.Int32(bytes.Length)]);
            Assert.Equal(LinkStatus.BadModel, status);
            Assert.Contains(reason, Encoding.ASCII.GetString(message));
            Assert.InRange(message.Length, 1, LinkLimits.MessageLength);
        }

        Assert.Equal(LinkState.ModelLoaded, module.State);
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.StartListening, 0).Status);
    }

    [Fact]
    public void The_vocabulary_comes_in_parts_as_long_as_asked()
    {
        var (_, master, _) = ReferenceMaster.PowerUp();
        master.LoadEverything();
        List<(LinkWordKind Kind, string Name)> words = [];
        while (words.Count < 4)
        {
            (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.ReadVocabulary, (byte)words.Count, 0, 38, 0);
            Assert.Equal(LinkStatus.Ok, status);
            Assert.InRange(payload.Length, 5, 38);
            Assert.Equal(4, LinkBytes.ReadUInt16(payload, 0));
            Assert.Equal(words.Count, LinkBytes.ReadUInt16(payload, 2));
            for (int i = 4; i < payload.Length; i += 2 + payload[i + 1])
            {
                words.Add(((LinkWordKind)payload[i], Encoding.ASCII.GetString(payload, i + 2, payload[i + 1])));
            }
        }

        Assert.Equal(
            [(LinkWordKind.Word, "yes"), (LinkWordKind.Word, "no"), (LinkWordKind.Silence, "<sil>"), (LinkWordKind.Filler, "<filler>")],
            words);
        Assert.Equal(LinkStatus.OutOfRange, master.Exchange(LinkOpcode.ReadVocabulary, 5, 0, 38, 0).Status);
        Assert.Equal(LinkStatus.OutOfRange, master.Exchange(LinkOpcode.ReadVocabulary, 0, 0, 37, 0).Status);
    }

    [Theory]
    [InlineData("#JSGF V1.0; grammar g; public <g> = perhaps;", "perhaps")]
    [InlineData("#JSGF V1.0; grammar g; public <g> = yes", "")]
    [InlineData("#JSGF V1.0; grammar g; public <g> = caf\u00e9;", "ASCII")]
    public void A_grammar_with_an_error_is_refused_with_the_reason(string text, string reason)
    {
        var (_, master, _) = ReferenceMaster.PowerUp();
        master.LoadEverything();
        (LinkStatus status, byte[] message) = master.Exchange(LinkOpcode.LoadGrammar, [0, .. Encoding.Latin1.GetBytes(text)]);
        Assert.Equal(LinkStatus.BadGrammar, status);
        Assert.NotEmpty(message);
        Assert.Contains(reason, Encoding.ASCII.GetString(message));
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.StartListening, 0).Status);
    }
    [Fact]
    public void A_grammar_that_the_recogniser_cannot_take_is_refused_with_the_reason()
    {
        TestTimer timer = new();
        CoprocessorModule module = new(timer, (_, _) => throw new GrammarException("too large", 1, 1));
        ReferenceMaster master = new(timer, module);
        master.LoadModel();
        (LinkStatus status, byte[] message) = master.LoadGrammar();
        Assert.Equal(LinkStatus.BadGrammar, status);
        Assert.Contains("too large", Encoding.ASCII.GetString(message));
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.StartListening, 0).Status);
    }
}
