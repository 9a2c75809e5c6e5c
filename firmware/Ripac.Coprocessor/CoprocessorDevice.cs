using System;
using System.Device.Gpio;
using System.IO;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>
/// The speech coprocessor, on SPI or a UART: typed calls that end with a <see cref="LinkStatus"/>, never with an exception for what the
/// bus does. Every wait has a limit. To be used by one thread at a time.
/// </summary>
public sealed partial class CoprocessorDevice : IDisposable
{
    private const int TableChunk = LinkTransport.LongestFrame - LinkFrame.Overhead - 4;

    private readonly LinkTransport _transport;
    private readonly LinkMaster _master;
    private readonly AudioSender _audio;
    private int _lastSerial;
    private bool _lossReported;

    /// <summary>Takes a way to the coprocessor; <see cref="Connect"/> comes next.</summary>
    /// <param name="transport">SPI or a UART.</param>
    /// <param name="samplesPerFrame">Samples in an audio frame, 1 to 2,000; 160 are 20 ms.</param>
    public CoprocessorDevice(LinkTransport transport, int samplesPerFrame = 160)
    {
        _transport = transport;
        _master = new LinkMaster(transport);
        _audio = new AudioSender(_master, samplesPerFrame);
    }

    /// <summary>What the coprocessor said of itself in <see cref="Connect"/>.</summary>
    public IdentityRecord Identity { get; } = new IdentityRecord();

    /// <summary>The model's words; a decision's word number is a place in it. Empty before <see cref="ReadVocabulary"/>.</summary>
    public VocabularyWord[] Vocabulary { get; private set; } = new VocabularyWord[0];

    /// <summary>Why the last BadModel, BadGrammar, BadWord or SelfTestFailed was given; empty before the first.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Flags of the last response that could be believed.</summary>
    public LinkFlags Flags => _master.Flags;

    /// <summary>What went wrong on the bus.</summary>
    public LinkErrors Errors => _master.Errors;

    /// <summary>Whether <see cref="ReadDecisions"/> has something to tell: decisions, or that the coprocessor was reset.</summary>
    public bool DecisionsWaiting => _transport.Interrupt != null
        ? _transport.Interrupt.Read() == PinValue.Low
        : (Flags & (LinkFlags.DecisionsPending | LinkFlags.ResetSinceIdentify)) != 0;

    /// <summary>Where the next audio frame's samples go (8 kHz, 16 bits, little-endian): a microphone can read straight into it.</summary>
    public SpanByte AudioSamples => _audio.Samples;

    /// <summary>The stream's position of the next audio frame, in samples.</summary>
    public int AudioPosition => _audio.Position;

    /// <summary>Resets the coprocessor and agrees with it on the version. Everything in it is gone then.</summary>
    public LinkStatus Connect()
    {
        _audio.Start();
        Vocabulary = new VocabularyWord[0];
        LinkStatus status = _transport.Reset(_master);
        if (status == LinkStatus.Ok)
        {
            status = _master.Exchange(LinkOpcode.Identify, 0, IdentityRecord.Length);
        }

        if (status != LinkStatus.Ok)
        {
            return status;
        }

        if (_master.AnswerLength != IdentityRecord.Length || !Identity.Read(_master.Response, LinkFrame.PayloadOffset))
        {
            return Unbelievable();
        }

        return Identity.LowestVersion <= LinkFrame.Version && Identity.HighestVersion >= LinkFrame.Version
            ? _transport.SpeedUp(_master) : LinkStatus.UnsupportedVersion;
    }

    /// <summary>Lets the coprocessor test itself. Tables, model and grammars are gone then.</summary>
    public LinkStatus SelfTest() => Request(LinkOpcode.SelfTest, 0, LinkLimits.MessageLength);

    /// <summary>Writes bytes of a stream into the tables, in parts: the whole need not fit into memory.</summary>
    public LinkStatus WriteTables(int address, Stream source, int length) => Write(LinkOpcode.WriteTable, address, source, length);

    /// <summary>
    /// Writes a model's file into the tables and takes it into use; grammars are gone then. The data travel without a CRC that a slow
    /// master must compute, since the file has its own: when the coprocessor does not believe it, it is written once more, part by part.
    /// </summary>
    /// <param name="file">The file at its beginning; it must be able to go back there.</param>
    /// <param name="length">Its length in bytes, at most the identity's table bytes.</param>
    public LinkStatus LoadModel(Stream file, int length)
    {
        LinkStatus status = Write(LinkOpcode.WriteImage, 0, file, length);
        if (status == LinkStatus.Ok)
        {
            status = LoadModel(0, length);
        }

        if (status == LinkStatus.BadModel)
        {
            file.Position = 0;
            status = WriteTables(0, file, length);
            if (status == LinkStatus.Ok)
            {
                status = LoadModel(0, length);
            }
        }

        return status;
    }

    /// <summary>Compares the tables with bytes of a stream, by CRC: Ok or Mismatch.</summary>
    public LinkStatus VerifyTables(int address, Stream source, int length)
    {
        int register = Crc16.Start;
        for (int done = 0; done < length;)
        {
            int count = length - done < TableChunk ? length - done : TableChunk;
            if (!ReadFully(source, _master.Request, 0, count))
            {
                return LinkStatus.EndOfStream;
            }

            register = Crc16.Update(register, _master.Request, 0, count);
            done += count;
        }

        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset, address);
        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset + 4, length);
        LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset + 8, Crc16.Finish(register));
        return Request(LinkOpcode.VerifyTable, 10, 2);
    }

    /// <summary>Takes the model that was written at an address into use; grammars are gone then.</summary>
    public LinkStatus LoadModel(int address, int length)
    {
        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset, address);
        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset + 4, length);
        return Request(LinkOpcode.LoadModel, 8, LinkLimits.MessageLength);
    }

    /// <summary>Fills <see cref="Vocabulary"/>.</summary>
    public LinkStatus ReadVocabulary()
    {
        const int Limit = 512;
        VocabularyWord[] words = new VocabularyWord[0];
        int read = 0;
        do
        {
            LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset, read);
            LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset + 2, Limit);
            LinkStatus status = Request(LinkOpcode.ReadVocabulary, 4, Limit);
            if (status != LinkStatus.Ok)
            {
                return status;
            }

            if (read == 0 && _master.AnswerLength >= 4)
            {
                words = new VocabularyWord[LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset)];
            }

            int more = ReadWords(words, read);
            if (more == 0)
            {
                return Unbelievable();
            }

            read += more;
        }
        while (read < words.Length);
        Vocabulary = words;
        return LinkStatus.Ok;
    }

    /// <summary>The number of a word of <see cref="Vocabulary"/>, or -1.</summary>
    public int WordNumber(string name)
    {
        for (int i = 0; i < Vocabulary.Length; i++)
        {
            if (Vocabulary[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Compiles a grammar (JSGF, ASCII, at most 4,081 characters) into a slot, 0 to 3.</summary>
    public LinkStatus LoadGrammar(int slot, string text)
    {
        if (text.Length > LinkTransport.LongestFrame - LinkFrame.Overhead - 1)
        {
            return LinkStatus.BadLength;
        }

        _master.Request[LinkFrame.PayloadOffset] = (byte)slot;
        WriteText(text, LinkFrame.PayloadOffset + 1);
        return Request(LinkOpcode.LoadGrammar, 1 + text.Length, LinkLimits.MessageLength);
    }

    /// <summary>Begins a stream at position 0, recognised with a slot's grammar.</summary>
    public LinkStatus StartListening(int slot)
    {
        _master.Request[LinkFrame.PayloadOffset] = (byte)slot;
        return StartStream(LinkOpcode.StartListening, 1);
    }

    /// <summary>
    /// Sends the frame in <see cref="AudioSamples"/>. Other than Ok: the stream is broken, and to be stopped and started anew.
    /// </summary>
    public LinkStatus SendAudio() => _audio.Send();

    /// <summary>Ends the stream; the decisions that it still had are waiting then. Gap: not all that was sent had arrived.</summary>
    public LinkStatus StopListening()
    {
        LinkStatus status = Request(LinkOpcode.StopListening, 0, 4);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        return _master.AnswerLength == 4
            && LinkBytes.ReadInt32(_master.Response, LinkFrame.PayloadOffset) == _audio.Position ? LinkStatus.Ok : LinkStatus.Gap;
    }

    /// <summary>Takes decisions, as many as wait and fit. DecisionsLost: those given are good, but others before or after are missing.</summary>
    /// <param name="decisions">Records to fill.</param>
    /// <param name="count">How many were filled.</param>
    public LinkStatus ReadDecisions(DecisionRecord[] decisions, out int count)
    {
        count = 0;
        int most = decisions.Length < LinkLimits.DecisionsPerRead ? decisions.Length : LinkLimits.DecisionsPerRead;
        LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset, _lastSerial);
        _master.Request[LinkFrame.PayloadOffset + 2] = (byte)most;
        LinkStatus status = Request(LinkOpcode.ReadDecisions, 3, most * DecisionRecord.Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        bool lost = (Flags & LinkFlags.DecisionsLost) != 0 && !_lossReported;
        int given = _master.AnswerLength / DecisionRecord.Length;
        int serial = _lastSerial;
        for (int i = 0; i < given; i++)
        {
            DecisionRecord decision = decisions[i];
            if (!decision.Read(_master.Response, LinkFrame.PayloadOffset + (i * DecisionRecord.Length))
                || (decision.Word != DecisionRecord.NoWord && decision.Word >= Vocabulary.Length)
                || LinkSequence.SerialDistance(serial, decision.Serial) <= 0)
            {
                return Unbelievable();
            }

            lost |= decision.Serial != LinkSequence.NextSerial(serial);
            serial = decision.Serial;
        }

        _lastSerial = serial;
        _lossReported |= lost;
        count = given;
        return lost ? LinkStatus.DecisionsLost : LinkStatus.Ok;
    }

    /// <summary>Reads state, position and queues.</summary>
    public LinkStatus ReadStatus(StatusRecord record)
    {
        LinkStatus status = Request(LinkOpcode.Status, 0, StatusRecord.Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        return _master.AnswerLength == StatusRecord.Length && record.Read(_master.Response, LinkFrame.PayloadOffset)
            ? LinkStatus.Ok : Unbelievable();
    }

    /// <summary>Reads the coprocessor's counters; <see cref="LinkCounter"/> gives the places.</summary>
    public LinkStatus ReadCounters(int[] counters)
    {
        const int Length = LinkLimits.Counters * 4;
        LinkStatus status = Request(LinkOpcode.ReadCounters, 0, Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        if (_master.AnswerLength != Length)
        {
            return Unbelievable();
        }

        for (int i = 0; i < counters.Length && i < LinkLimits.Counters; i++)
        {
            counters[i] = LinkBytes.ReadInt32(_master.Response, LinkFrame.PayloadOffset + (4 * i));
        }

        return LinkStatus.Ok;
    }

    /// <summary>Lets the bus go; the lines are the caller's.</summary>
    public void Dispose() => _transport.Dispose();

    private LinkStatus Write(LinkOpcode opcode, int address, Stream source, int length)
    {
        for (int done = 0; done < length;)
        {
            int count = length - done < TableChunk ? length - done : TableChunk;
            if (!ReadFully(source, _master.Request, LinkFrame.PayloadOffset + 4, count))
            {
                return LinkStatus.EndOfStream;
            }

            LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset, address + done);
            LinkStatus status = Request(opcode, 4 + count, 0);
            if (status != LinkStatus.Ok)
            {
                return status;
            }

            done += count;
        }

        return LinkStatus.Ok;
    }

    private LinkStatus Request(LinkOpcode opcode, int payloadLength, int longestAnswer)
    {
        LinkStatus status = _audio.Confirm();
        if (status == LinkStatus.Ok)
        {
            status = _master.Exchange(opcode, payloadLength, longestAnswer);
        }

        if (status == LinkStatus.BadModel || status == LinkStatus.BadGrammar || status == LinkStatus.SelfTestFailed
            || status == LinkStatus.BadWord)
        {
            Message = Text(LinkFrame.PayloadOffset, _master.AnswerLength);
        }

        return status;
    }

    private LinkStatus StartStream(LinkOpcode opcode, int payloadLength)
    {
        LinkStatus status = Request(opcode, payloadLength, LinkLimits.MessageLength);
        _audio.Start();
        _lastSerial = 0;
        _lossReported = false;
        return status;
    }

    // What is not ASCII becomes a byte that is not, and is refused.
    private void WriteText(string text, int offset)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            _master.Request[offset + i] = character < 0x80 ? (byte)character : (byte)0xFF;
        }
    }

    // How many words the answer gave, 0 when it makes no sense.
    private int ReadWords(VocabularyWord[] words, int first)
    {
        if (_master.AnswerLength < 4
            || LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset) != words.Length
            || LinkBytes.ReadUInt16(_master.Response, LinkFrame.PayloadOffset + 2) != first)
        {
            return 0;
        }

        int count = 0;
        int end = LinkFrame.PayloadOffset + _master.AnswerLength;
        for (int i = LinkFrame.PayloadOffset + 4; i + 2 <= end && first + count < words.Length; count++)
        {
            int nameLength = _master.Response[i + 1];
            if (i + 2 + nameLength > end)
            {
                return 0;
            }

            words[first + count] = new VocabularyWord(Text(i + 2, nameLength), (LinkWordKind)_master.Response[i]);
            i += 2 + nameLength;
        }

        return count;
    }

    private string Text(int offset, int length)
    {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++)
        {
            characters[i] = (char)_master.Response[offset + i];
        }

        return new string(characters);
    }

    private LinkStatus Unbelievable()
    {
        _master.Errors.Unexpected++;
        return LinkStatus.NoResponse;
    }

    private static bool ReadFully(Stream source, byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int read = source.Read(buffer, offset, count);
            if (read <= 0)
            {
                return false;
            }

            offset += read;
            count -= read;
        }

        return true;
    }
}
