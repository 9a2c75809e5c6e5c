using System.Globalization;
using Ripac.Link;

namespace Ripac.Tests.Link;

/// <summary>firmware/Ripac.Link/README.md is the specification: its tables and its examples are what the code does.</summary>
public class SpecificationTests
{
    private static readonly string[] Readme =
        File.ReadAllLines(Path.Combine(SharedData.ProjectRoot, "firmware", "Ripac.Link", "README.md"));

    [Theory]
    [InlineData("Commands", typeof(LinkOpcode))]
    [InlineData("Status codes", typeof(LinkStatus))]
    [InlineData("Take outcomes", typeof(LinkTakeOutcome))]
    [InlineData("Flags", typeof(LinkFlags))]
    [InlineData("Capabilities", typeof(LinkCapabilities))]
    [InlineData("Counters", typeof(LinkCounter))]
    public void Tables_list_what_the_enums_declare(string section, Type type)
    {
        string[] declared = [.. Enum.GetValues(type).Cast<object>()
            .Select(value => (Name: value.ToString()!, Value: Convert.ToInt32(value, CultureInfo.InvariantCulture)))
            .Where(member => member.Name != "None" && !(type == typeof(LinkStatus) && member.Value >= 0x80))
            .Select(member => $"{member.Name} = {member.Value}")];

        string[] documented = [.. TableRows(section)
            .Select(cells => $"{cells[1]} = {Convert.ToInt32(cells[0], cells[0].StartsWith("0x", StringComparison.Ordinal) ? 16 : 10)}")];

        Assert.Equal(declared, documented);
    }

    [Fact]
    public void Examples_are_the_bytes_that_the_code_makes()
    {
        Assert.Equal(Examples().Select(example => $"{example.Title}\n{Wrap(example.Frame)}"), DocumentedExamples());
    }

    [Fact]
    public void Every_counter_has_its_place()
    {
        Assert.Equal(LinkLimits.Counters, Enum.GetValues<LinkCounter>().Length);
    }

    private static IEnumerable<(string Title, byte[] Frame)> Examples()
    {
        yield return ("Identify, sequence 1:", Request(1, LinkOpcode.Identify));
        yield return ("The note that answers it, the first response after a start:",
            Response(0, LinkOpcode.Poll, LinkStatus.Ok, LinkFlags.ResetSinceIdentify));
        yield return ("Poll:", Request(0, LinkOpcode.Poll));
        yield return ("Bytes DE AD BE EF into the tables at address 0x012340, sequence 2:",
            Request(2, LinkOpcode.WriteTable, 0x40, 0x23, 0x01, 0x00, 0xDE, 0xAD, 0xBE, 0xEF));
        yield return ("The same as a part of an image, the data not in the CRC:",
            Request(2, LinkOpcode.WriteImage, 0x40, 0x23, 0x01, 0x00, 0xDE, 0xAD, 0xBE, 0xEF));
        yield return ("Grammar slot 1, sequence 3, \"#JSGF V1.0; grammar g; public <g> = yes | no;\":",
            Request(3, LinkOpcode.LoadGrammar, [1, .. "#JSGF V1.0; grammar g; public <g> = yes | no;"u8]));
        yield return ("Samples 1, -1, 256 at position 160 of the stream, sequence 9:",
            Request(9, LinkOpcode.AudioPcm, 160, 0, 0, 0, 0x01, 0x00, 0xFF, 0xFF, 0x00, 0x01));
        yield return ("They were taken (next position 163, room for 7,837) and a decision is waiting:",
            Response(9, LinkOpcode.AudioPcm, LinkStatus.Ok, LinkFlags.Listening | LinkFlags.ModelLoaded | LinkFlags.DecisionsPending,
                163, 0, 0, 0, 0x9D, 0x1E, 0, 0));
        yield return ("They were not: sample 80 is the next one:",
            Response(9, LinkOpcode.AudioPcm, LinkStatus.Gap, LinkFlags.Listening | LinkFlags.ModelLoaded,
                80, 0, 0, 0, 0x40, 0x1F, 0, 0));
        yield return ("At most 32 decisions after serial 4, sequence 10:", Request(10, LinkOpcode.ReadDecisions, 4, 0, 32));

        byte[] record = new byte[DecisionRecord.Length];
        new DecisionRecord
        {
            Serial = 5,
            Kind = LinkDecisionKind.Final,
            Confidence = 93,
            Word = 7,
            Score = -12,
            StartSample = 4000,
            EndSample = 7200,
        }.Write(record, 0);
        yield return ("One: serial 5, final, 93 %, word 7, score -12, samples 4,000 to 7,200:",
            Response(10, LinkOpcode.ReadDecisions, LinkStatus.Ok, LinkFlags.Listening | LinkFlags.ModelLoaded, record));

        yield return ("A new word \"luce\", sequence 11:", Request(11, LinkOpcode.StartEnrolment, [.. "luce"u8]));
        yield return ("What became of it so far, sequence 99:", Request(99, LinkOpcode.ReadEnrolment));
        byte[] enrolment = new byte[EnrolmentRecord.Length];
        new EnrolmentRecord
        {
            Outcome = LinkTakeOutcome.Disagrees,
            Accepted = 1,
            Utterances = 2,
            Word = EnrolmentRecord.NoWord,
            Distance = 31,
            StartSample = 20_480,
        }.Write(enrolment, 0);
        yield return ("The second of two utterances, at sample 20,480, is not like the first (31/8 nat a frame):",
            Response(99, LinkOpcode.ReadEnrolment, LinkStatus.Ok, LinkFlags.Listening | LinkFlags.ModelLoaded, enrolment));
        yield return ("It was said again, and the stream stopped; sequence 170:", Request(170, LinkOpcode.FinishEnrolment));
        yield return ("It is word 39:", Response(170, LinkOpcode.FinishEnrolment, LinkStatus.Ok, LinkFlags.ModelLoaded, 39, 0));
        yield return ("Its template, to be kept, sequence 171:", Request(171, LinkOpcode.ReadTemplate, 39, 0));
        yield return ("Identify, sequence 1, on a UART:", Wire(Request(1, LinkOpcode.Identify)));
        yield return ("460,800 baud, please, sequence 2:", Request(2, LinkOpcode.SetLineRate, 0x00, 0x08, 0x07, 0x00));
        yield return ("The same on a UART:", Wire(Request(2, LinkOpcode.SetLineRate, 0x00, 0x08, 0x07, 0x00)));
        byte[] sample = Request(126, LinkOpcode.AudioPcm, 0, 0, 0, 0, 126, 0);
        yield return ("The sample 126 at position 0 of the stream, sequence 126, which has a flag's value in it twice:", sample);
        yield return ("The same on a UART:", Wire(sample));
    }

    private static byte[] Request(byte sequence, LinkOpcode opcode, params byte[] payload)
    {
        byte[] frame = new byte[LinkFrame.Overhead + payload.Length];
        payload.CopyTo(frame, LinkFrame.PayloadOffset);
        Assert.Equal(frame.Length, LinkFrame.WriteRequest(frame, sequence, opcode, payload.Length));
        return frame;
    }

    private static byte[] Response(byte sequence, LinkOpcode opcode, LinkStatus status, LinkFlags flags, params byte[] payload)
    {
        byte[] frame = new byte[LinkFrame.Overhead + payload.Length];
        payload.CopyTo(frame, LinkFrame.PayloadOffset);
        Assert.Equal(frame.Length, LinkFrame.WriteResponse(frame, sequence, opcode, status, flags, payload.Length));
        return frame;
    }

    private static byte[] Wire(byte[] frame)
    {
        byte[] wire = new byte[SerialEncoder.WireLength(frame.Length)];
        return wire[..SerialEncoder.Encode(frame, frame.Length, wire)];
    }

    private static string Wrap(byte[] frame) =>
        string.Join('\n', frame.Chunk(32).Select(line => string.Join(' ', line.Select(value => $"{value:X2}"))));

    private static IEnumerable<string[]> TableRows(string section) => Readme
        .SkipWhile(line => line != $"## {section}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.Length > 2 && line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);

    private static IEnumerable<string> DocumentedExamples()
    {
        for (int i = Array.IndexOf(Readme, "## Examples"); i < Readme.Length; i++)
        {
            if (Readme[i] == "```text")
            {
                int end = Array.IndexOf(Readme, "```", i);
                yield return $"{Readme[i - 2]}\n{string.Join('\n', Readme[(i + 1)..end])}";
                i = end;
            }
        }
    }
}
