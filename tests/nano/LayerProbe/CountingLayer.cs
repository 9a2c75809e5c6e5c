using System;
using Ripac.Dialing;

namespace LayerProbe;

/// <summary>Puts its number on the wire of the ears for ever, and on that of the signals from the fifth second on.</summary>
internal sealed class CountingLayer : Layer
{
    private readonly int _number;
    private bool _late;

    public CountingLayer(string name, int number)
    {
        Name = name;
        _number = number;
    }

    public override string Name { get; }

    public override int Ears => _number;

    public override int Signal => _late ? _number : Nothing;

    public bool HasFault { get; set; }

    public int Words { get; private set; }

    public override void Reset() => _late = false;

    public override void Heard(string word, int certainty, long now) => Words++;

    public override void Tick(long now)
    {
        if (HasFault)
        {
            throw new InvalidOperationException("broken");
        }

        _late = now >= 5000;
    }
}
