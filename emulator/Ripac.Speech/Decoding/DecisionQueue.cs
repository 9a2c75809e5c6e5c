namespace Ripac.Speech.Decoding;

/// <summary>Decisions that wait to be read. When it is full, the oldest partial decision makes room, or else the oldest of all.</summary>
internal sealed class DecisionQueue
{
    private const int Capacity = 256;

    private readonly List<Decision> _decisions = new(Capacity);

    public void Add(in Decision decision)
    {
        if (_decisions.Count == Capacity)
        {
            _decisions.RemoveAt(Math.Max(0, _decisions.FindIndex(waiting => waiting.Kind == DecisionKind.Partial)));
        }

        _decisions.Add(decision);
    }

    public bool TryRead(out Decision decision)
    {
        if (_decisions.Count == 0)
        {
            decision = default;
            return false;
        }

        decision = _decisions[0];
        _decisions.RemoveAt(0);
        return true;
    }

    public void Clear() => _decisions.Clear();
}
