using Ripac.Link;
using Ripac.Speech.Decoding;

namespace Ripac.Module;

/// <summary>
/// The decisions of one stream, numbered from 1, until the master has them. What finds the queue full is lost, but numbered.
/// </summary>
internal sealed class DecisionQueue(int capacity)
{
    private readonly Queue<DecisionRecord> _waiting = new();
    private int _delivered;

    /// <summary>Serial number of the last decision made; 0 before the first.</summary>
    public int LastSerial { get; private set; }

    /// <summary>Decisions that were never read.</summary>
    public int Pending => _waiting.Count - _delivered;

    /// <summary>Whether decisions were lost since the stream began.</summary>
    public bool Lost { get; private set; }

    public void Clear()
    {
        _waiting.Clear();
        _delivered = 0;
        LastSerial = 0;
        Lost = false;
    }

    /// <summary>False when the decision was lost.</summary>
    public bool Add(Decision decision)
    {
        LastSerial = LinkSequence.NextSerial(LastSerial);
        if (_waiting.Count == capacity)
        {
            Lost = true;
            return false;
        }

        _waiting.Enqueue(new DecisionRecord
        {
            Serial = LastSerial,
            Kind = (LinkDecisionKind)decision.Kind,
            Confidence = Math.Clamp(decision.Confidence, 0, 100),
            Word = decision.Word < 0 ? DecisionRecord.NoWord : decision.Word,
            Score = Math.Clamp(decision.Score, short.MinValue, short.MaxValue),
            StartSample = (int)decision.StartSample,
            EndSample = (int)decision.EndSample,
        });
        return true;
    }

    /// <summary>Forgets the decisions up to a serial number. False when no such decision was made.</summary>
    public bool Forget(int serial)
    {
        if (LinkSequence.SerialDistance(serial, LastSerial) < 0)
        {
            return false;
        }

        while (_waiting.TryPeek(out DecisionRecord? first) && LinkSequence.SerialDistance(first.Serial, serial) >= 0)
        {
            _waiting.Dequeue();
            _delivered = Math.Max(0, _delivered - 1);
        }

        return true;
    }

    /// <summary>Writes up to <paramref name="most"/> records and returns how many.</summary>
    public int Write(byte[] buffer, int offset, int most)
    {
        int count = 0;
        foreach (DecisionRecord decision in _waiting.Take(most))
        {
            decision.Write(buffer, offset + (count++ * DecisionRecord.Length));
        }

        _delivered = Math.Max(_delivered, count);
        return count;
    }
}
