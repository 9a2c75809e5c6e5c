using System.Text;
using Ripac.Link;

namespace Ripac.Module;

/// <summary>A transaction of the link as one line for people, for traces: what was asked and what was answered.</summary>
public static class LinkDecoder
{
    /// <summary>Both lines of one transaction.</summary>
    /// <param name="mosi">The bytes from the master.</param>
    /// <param name="miso">The bytes from the coprocessor, as many.</param>
    public static string Describe(ReadOnlySpan<byte> mosi, ReadOnlySpan<byte> miso) =>
        $"{DescribeRequest(mosi)} | {DescribeResponse(miso)}";

    /// <summary>What a request asks for, like "WriteTable #7 0x001000 2048 bytes".</summary>
    public static string DescribeRequest(ReadOnlySpan<byte> mosi) =>
        Describe(mosi, LinkFrame.RequestSync, RequestDetails);

    /// <summary>How a request was answered, like "AudioPcm #9 Gap next 160 room 8000 [Listening, ModelLoaded]".</summary>
    public static string DescribeResponse(ReadOnlySpan<byte> miso) =>
        Describe(miso, LinkFrame.ResponseSync, ResponseDetails);

    private static string Describe(ReadOnlySpan<byte> bytes, byte sync, Func<byte[], string> details)
    {
        if (!bytes.ContainsAnyExcept((byte)0))
        {
            return "nothing";
        }

        byte[] frame = bytes.ToArray();
        LinkStatus damage = LinkFrame.Check(frame, frame.Length, sync);
        if (damage == LinkStatus.Ok)
        {
            return $"{Title(frame)}{details(frame)}";
        }

        return damage == LinkStatus.BadLength && frame.Length >= LinkFrame.PayloadOffset
            ? $"{Title(frame)}, {frame.Length} of {LinkFrame.Length(frame)} bytes"
            : $"{frame.Length} bytes, {damage}";
    }

    private static string Title(byte[] frame)
    {
        string status = frame[0] == LinkFrame.ResponseSync ? $" {Name(LinkFrame.Status(frame))}" : "";
        return $"{Name(LinkFrame.Opcode(frame))} #{LinkFrame.Sequence(frame)}{status}";
    }

    private static string RequestDetails(byte[] frame)
    {
        int length = LinkFrame.PayloadLength(frame);
        LinkOpcode opcode = LinkFrame.Opcode(frame);
        (int smallest, int largest) = CommandRules.PayloadLengths(opcode);
        if (length < smallest || length > largest)
        {
            return $" {length} bytes";
        }

        return opcode switch
        {
            LinkOpcode.WriteTable or LinkOpcode.WriteImage => $" 0x{Int32(frame, 0):X6} {length - 4} bytes",
            LinkOpcode.ReadTable => $" 0x{Int32(frame, 0):X6} {UInt16(frame, 4)} bytes",
            LinkOpcode.VerifyTable => $" 0x{Int32(frame, 0):X6} {Int32(frame, 4)} bytes CRC 0x{UInt16(frame, 8):X4}",
            LinkOpcode.LoadModel => $" 0x{Int32(frame, 0):X6} {Int32(frame, 4)} bytes",
            LinkOpcode.ReadVocabulary => $" from {UInt16(frame, 0)} limit {UInt16(frame, 2)}",
            LinkOpcode.LoadGrammar => $" slot {Byte(frame, 0)} {length - 1} bytes",
            LinkOpcode.StartListening => $" slot {Byte(frame, 0)}",
            LinkOpcode.AudioPcm => $" at {Int32(frame, 0)} {(length - 4) / 2} samples",
            LinkOpcode.AudioMuLaw => $" at {Int32(frame, 0)} {length - 4} samples",
            LinkOpcode.StartEnrolment => $" \"{Text(frame, length)}\"",
            LinkOpcode.ReadTemplate or LinkOpcode.RemoveWord => $" word {UInt16(frame, 0)}",
            LinkOpcode.AddTemplate => $" {length} bytes",
            LinkOpcode.ReadDecisions => $" after {UInt16(frame, 0)} most {Byte(frame, 2)}",
            _ => "",
        };
    }

    private static string ResponseDetails(byte[] frame)
    {
        LinkStatus status = LinkFrame.Status(frame);
        LinkFlags flags = LinkFrame.Flags(frame);
        string shownFlags = flags == LinkFlags.None ? "" : $" [{flags}]";
        return $"{AnswerDetails(frame, status)}{shownFlags}";
    }

    private static string AnswerDetails(byte[] frame, LinkStatus status)
    {
        int length = LinkFrame.PayloadLength(frame);
        return (LinkFrame.Opcode(frame), status, length) switch
        {
            (_, LinkStatus.BadModel or LinkStatus.BadGrammar or LinkStatus.SelfTestFailed or LinkStatus.BadWord, _) =>
                $" \"{Text(frame, length)}\"",
            (LinkOpcode.Identify, LinkStatus.Ok, IdentityRecord.Length) => Identity(frame),
            (LinkOpcode.Status, LinkStatus.Ok, StatusRecord.Length) => Status(frame),
            (LinkOpcode.ReadCounters, LinkStatus.Ok, LinkLimits.Counters * 4) => Counters(frame),
            (LinkOpcode.SelfTest, LinkStatus.Ok, 6) => $" signature 0x{UInt16(frame, 0):X4} {Int32(frame, 2)} bytes of tables",
            (LinkOpcode.VerifyTable, _, 2) => $" CRC 0x{UInt16(frame, 0):X4}",
            (LinkOpcode.LoadModel, LinkStatus.Ok, 4) => $" {UInt16(frame, 0)} words CRC 0x{UInt16(frame, 2):X4}",
            (LinkOpcode.StopListening, LinkStatus.Ok, 4) => $" after {Int32(frame, 0)} samples",
            (LinkOpcode.AudioPcm or LinkOpcode.AudioMuLaw, _, 8) => $" next {Int32(frame, 0)} room {Int32(frame, 4)}",
            (LinkOpcode.ReadEnrolment, LinkStatus.Ok, EnrolmentRecord.Length) => Enrolment(frame),
            (LinkOpcode.FinishEnrolment or LinkOpcode.AddTemplate, LinkStatus.Ok, 2) => $" word {UInt16(frame, 0)}",
            (LinkOpcode.ReadDecisions, LinkStatus.Ok, _) => Decisions(frame, length),
            (_, _, 0) => "",
            _ => $" {length} bytes",
        };
    }

    private static string Identity(byte[] frame)
    {
        IdentityRecord record = new();
        return record.Read(frame, LinkFrame.PayloadOffset)
            ? $" versions {record.LowestVersion} to {record.HighestVersion}, {record.TableBytes} bytes of tables, {record.Capabilities}"
            : " not a coprocessor";
    }

    private static string Status(byte[] frame)
    {
        StatusRecord record = new();
        return record.Read(frame, LinkFrame.PayloadOffset)
            ? $" {record.State} position {record.Position} queued {record.Queued} pending {record.Pending} last error {record.LastError}"
            : " makes no sense";
    }

    private static string Enrolment(byte[] frame)
    {
        EnrolmentRecord record = new();
        return record.Read(frame, LinkFrame.PayloadOffset)
            ? $" {record.Accepted} of {record.Utterances} accepted, last {record.Outcome}"
                + (record.Word == EnrolmentRecord.NoWord ? "" : $" word {record.Word}")
                + (record.Distance == EnrolmentRecord.NoDistance ? "" : $" distance {record.Distance}")
            : " makes no sense";
    }

    private static string Counters(byte[] frame) => string.Concat(Enum.GetValues<LinkCounter>()
        .Select(counter => (Name: counter, Value: Int32(frame, 4 * (int)counter)))
        .Where(counter => counter.Value != 0)
        .Select(counter => $" {counter.Name} {counter.Value}"));

    private static string Decisions(byte[] frame, int length)
    {
        StringBuilder text = new();
        DecisionRecord record = new();
        for (int offset = 0; offset + DecisionRecord.Length <= length; offset += DecisionRecord.Length)
        {
            text.Append(record.Read(frame, LinkFrame.PayloadOffset + offset)
                ? $" {{{record.Serial}: {record.Kind} word {record.Word} {record.Confidence}% {record.StartSample}-{record.EndSample}}}"
                : " {makes no sense}");
        }

        return text.ToString();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value.ToString() : $"0x{value:X}";

    private static string Text(byte[] frame, int length) => string.Concat(
        Encoding.ASCII.GetString(frame, LinkFrame.PayloadOffset, length).Select(character => char.IsControl(character) ? '?' : character));

    private static int Byte(byte[] frame, int offset) => frame[LinkFrame.PayloadOffset + offset];

    private static int UInt16(byte[] frame, int offset) => LinkBytes.ReadUInt16(frame, LinkFrame.PayloadOffset + offset);

    private static int Int32(byte[] frame, int offset) => LinkBytes.ReadInt32(frame, LinkFrame.PayloadOffset + offset);
}
