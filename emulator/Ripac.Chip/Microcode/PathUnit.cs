namespace Ripac.Chip.Microcode;

/// <summary>The dynamic-programming unit: path registers, a 12-bit saturating adder, a comparator, and the age gate.</summary>
/// <remarks>Documented (grade A): an arithmetic unit specialised for dynamic programming; 12 bits, saturating accumulate and compare: grade C.
/// Registers and operations (<see cref="PathOp"/>) are ours.</remarks>
internal sealed class PathUnit
{
    private PathRegister _s = PathRegister.None;
    private PathRegister _n = PathRegister.None;
    private PathRegister _k = PathRegister.None;
    private PathRegister _b = PathRegister.None;
    private PathRegister _q = PathRegister.None;
    private PathRegister _m = PathRegister.None;

    /// <summary>The predecessor "stay".</summary>
    public PathRegister S => _s;

    /// <summary>The predecessor "next".</summary>
    public PathRegister N => _n;

    /// <summary>The predecessor "skip".</summary>
    public PathRegister K => _k;

    /// <summary>The best so far of those that lead to a state.</summary>
    public PathRegister B => _b;

    /// <summary>A word's best.</summary>
    public PathRegister Q => _q;

    /// <summary>The frame's best.</summary>
    public PathRegister M => _m;

    /// <summary>Frame register of the age gate, 16 bits.</summary>
    public int Frame { get; set; }

    /// <summary>Longest path of the age gate, 16 bits.</summary>
    public int Longest { get; set; }

    /// <summary>A living path was lost in the adder since this was last cleared.</summary>
    public bool Saturated { get; set; }

    /// <summary>A bit that is stuck; of no matter if it is elsewhere.</summary>
    public StuckBit Fault { get; set; }

    /// <summary>One operation.</summary>
    /// <param name="operation">Which.</param>
    /// <param name="a">Bus A.</param>
    /// <param name="b">Bus B.</param>
    public void Execute(PathOp operation, int a, int b)
    {
        Select(operation, a, b);
        if (Fault.Site == FaultSite.Path)
        {
            ref PathRegister path = ref PathAt(Fault.Index);
            int bits = Fault.Apply(path.Cost | (path.Tag << 12));
            path = new PathRegister(bits & 0xFFF, (bits >> 12) & 0xFFFF);
        }
    }

    private void Select(PathOp operation, int a, int b)
    {
        PathRegister candidate;
        switch (operation)
        {
            case PathOp.Ldk:
                _k = new PathRegister(a & 0xFFF, 0);
                break;
            case PathOp.Tag:
                bool young = ((Frame - a) & 0xFFFF) < Longest;
                _k = young && !_k.Dead ? _k with { Tag = a & 0xFFFF } : PathRegister.None;
                break;
            case PathOp.Ext:
                _b = Extend(_k, a);
                break;
            case PathOp.Exs:
                _b = Extend(_s, a);
                break;
            case PathOp.Acn:
                candidate = Extend(_n, a);
                _b = candidate.Cost < _b.Cost ? candidate : _b;
                break;
            case PathOp.Acs:
                candidate = Extend(_s, a);
                _b = candidate.Cost < _b.Cost ? candidate : _b;
                break;
            case PathOp.Acc:
                candidate = Extend(_b, a);
                Saturated |= candidate.Dead && !_b.Dead;
                _b = candidate;
                break;
            case PathOp.Ldb:
                _b = new PathRegister(a & 0xFFF, 0);
                break;
            case PathOp.Adb:
                _b = Extend(_b, Math.Abs((a & 0xFFF) - (b & 0xFFF)));
                break;
            case PathOp.Bst:
                _q = _b.Cost <= _q.Cost ? _b : _q;
                break;
            case PathOp.Bsk:
                _q = _k.Cost <= _q.Cost ? _k : _q;
                break;
            case PathOp.Clq:
                _q = PathRegister.None;
                break;
            case PathOp.Mq:
                _m = _q;
                break;
            case PathOp.Ldm:
                _m = new PathRegister(a & 0xFFF, 0);
                break;
            case PathOp.Dif:
                _k = (a & 0xFFF) == PathCost.Unreachable ? PathRegister.None : new PathRegister(((a & 0xFFF) - _m.Cost) & 0xFFF, 0);
                break;
            case PathOp.Cut:
                _k = _k.Cost >= (a & 0xFFF) ? PathRegister.None : _k;
                break;
            case PathOp.Shf:
                (_s, _n, _k) = (_n, _k, PathRegister.None);
                break;
        }
    }

    private int Sum(int cost, int a)
    {
        int sum = Math.Min(cost + (a & 0xFFF), PathCost.Unreachable);
        return cost == PathCost.Unreachable ? cost : Fault.Site == FaultSite.PathSum ? Fault.Apply(sum) : sum;
    }

    private PathRegister Extend(PathRegister path, int a) => Path(Sum(path.Cost, a), path.Tag);

    private static PathRegister Path(int cost, int tag) => cost == PathCost.Unreachable ? PathRegister.None : new PathRegister(cost, tag);

    private ref PathRegister PathAt(int index)
    {
        switch (index)
        {
            case 0:
                return ref _s;
            case 1:
                return ref _n;
            case 2:
                return ref _k;
            case 3:
                return ref _b;
            case 4:
                return ref _q;
            default:
                return ref _m;
        }
    }
}
