using Ripac.Emulator.Session;
using Ripac.Link;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Tests;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Tests.Session;

/// <summary>What the firmware reads from the bus is what the recogniser alone says of the same recording.</summary>
public class SameDecisionsTests
{
    public static TheoryData<string> Manifests => ["an4_16k/manifest.tsv", "an4/manifest.tsv"];

    [Fact]
    public void Shipped_recording() => AssertSame(Sounds.Shipped("dial-5550123"), pushToTalk: false);

    [SkippableTheory]
    [MemberData(nameof(Manifests))]
    public void Spoken_numbers(string manifest)
    {
        IReadOnlyList<Utterance> utterances = Utterance.ReadManifest(SharedData.Require(manifest), 3, 15);
        int step = Math.Max(1, utterances.Count / 6);

        Assert.All(utterances.Where((_, i) => i % step == 0), utterance => AssertSame(utterance.Path, pushToTalk: true));
    }

    private static void AssertSame(string recording, bool pushToTalk)
    {
        List<TappedStream> streams = [];
        using DialSession session = new(
            Bench.Setup(recording) with { PushToTalk = pushToTalk }, (model, grammar) => new TappedRecogniser(model, grammar, streams));
        BusReader bus = new();
        session.Board.SpiTransferred += bus.Read;

        DialOutcome outcome = session.Run();

        Assert.Equal((DialEnd.Done, 0L), (outcome.End, outcome.SamplesLost));
        Assert.Equal(streams.Count, bus.Streams.Count);
        foreach ((TappedStream stream, List<Decision> read) in streams.Zip(bus.Streams))
        {
            Decision[] alone = [.. stream.RecogniseAlone().Select(decision => decision with { Score = 0 })];

            // When a stream is closed, what it decides then need not be read any more.
            Assert.Equal(alone.Take(read.Count), read);
            Assert.InRange(alone.Length - read.Count, 0, alone.Count(decision => decision.EndSample > stream.Written.Count - SpeechFile.SampleRate));
        }

        short[] heard = [.. streams.SelectMany(stream => stream.Written)];
        short[] spoken = SpeechFile.ReadAll(recording);
        Assert.True(heard.AsSpan().IndexOf(spoken.AsSpan(spoken.Length / 2, spoken.Length / 4)) >= 0, "the recording did not come through sample by sample");
        Assert.Contains(bus.Streams, read => read.Exists(decision => decision.Kind == DecisionKind.Final));
    }

    /// <summary>What one stream gave to the recogniser.</summary>
    private sealed class TappedStream(AcousticModel model, Grammar grammar)
    {
        public List<short> Written { get; } = [];

        public bool IsFinished { get; set; }

        /// <summary>The same samples through a recogniser of their own, in pieces of another size.</summary>
        public IEnumerable<Decision> RecogniseAlone()
        {
            Recogniser recogniser = new(model, grammar);
            foreach (short[] piece in Written.Chunk(123))
            {
                recogniser.Write(piece);
                while (recogniser.TryRead(out Decision decision))
                {
                    yield return decision;
                }
            }

            if (IsFinished)
            {
                recogniser.Finish();
                while (recogniser.TryRead(out Decision decision))
                {
                    yield return decision;
                }
            }
        }
    }

    /// <summary>The module's recogniser; every stream that it begins (by a reset) is kept.</summary>
    private sealed class TappedRecogniser(AcousticModel model, Grammar grammar, List<TappedStream> streams) : IRecogniser
    {
        private readonly Recogniser _recogniser = new(model, grammar);
        private TappedStream _stream = new(model, grammar);

        public void Reset()
        {
            _stream = new TappedStream(model, grammar);
            streams.Add(_stream);
            _recogniser.Reset();
        }

        public void Write(ReadOnlySpan<short> samples)
        {
            _stream.Written.AddRange(samples);
            _recogniser.Write(samples);
        }

        public void Finish()
        {
            _stream.IsFinished = true;
            _recogniser.Finish();
        }

        public bool TryRead(out Decision decision) => _recogniser.TryRead(out decision);
    }

    /// <summary>Reads the decisions of each stream from the bus, as the firmware does. Scores, cut to 16 bits there, are left out.</summary>
    private sealed class BusReader
    {
        private readonly DecisionRecord _record = new();
        private int _lastSerial;
        private int _lastSequence = -1;

        public List<List<Decision>> Streams { get; } = [];

        public void Read(SpiTransfer transfer)
        {
            byte[] response = transfer.Miso.ToArray();
            if (LinkFrame.Check(response, response.Length, LinkFrame.ResponseSync) != LinkStatus.Ok || LinkFrame.Status(response) != LinkStatus.Ok)
            {
                return;
            }

            LinkOpcode opcode = LinkFrame.Opcode(response);
            if (opcode == LinkOpcode.StartListening && LinkFrame.Sequence(response) != _lastSequence)
            {
                Streams.Add([]);
                _lastSerial = 0;
            }
            else if (opcode == LinkOpcode.ReadDecisions)
            {
                for (int offset = 0; offset < LinkFrame.PayloadLength(response); offset += DecisionRecord.Length)
                {
                    Take(response, LinkFrame.PayloadOffset + offset);
                }
            }

            _lastSequence = LinkFrame.Sequence(response);
        }

        private void Take(byte[] response, int offset)
        {
            Assert.True(_record.Read(response, offset));
            if (_record.Serial > _lastSerial)
            {
                _lastSerial = _record.Serial;
                int word = _record.Word == DecisionRecord.NoWord ? -1 : _record.Word;
                Streams[^1].Add(new Decision((DecisionKind)_record.Kind, word, _record.StartSample, _record.EndSample, 0, _record.Confidence));
            }
        }
    }
}
