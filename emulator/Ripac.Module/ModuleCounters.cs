using Ripac.Link;

namespace Ripac.Module;

/// <summary>How often everything happened. The counters stop at their largest value.</summary>
internal sealed class ModuleCounters
{
    private readonly int[] _values = new int[LinkLimits.Counters];

    public int this[LinkCounter counter] => _values[(int)counter];

    public void Count(LinkCounter counter)
    {
        ref int value = ref _values[(int)counter];
        value = Math.Max(value, value + 1);
    }

    public void Write(byte[] buffer, int offset)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            LinkBytes.WriteInt32(buffer, offset + (i * 4), _values[i]);
        }
    }
}
