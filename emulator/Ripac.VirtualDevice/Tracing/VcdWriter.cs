using System.Globalization;
using System.Text;

namespace Ripac.VirtualDevice.Tracing;

/// <summary>
/// Writes a value change dump (IEEE 1364-2005, clause 18). Its time unit is as coarse as it may be: PulseView keeps every unit in memory.
/// The file has its name only once it is complete (<see cref="WholeFile"/>).
/// </summary>
public sealed class VcdWriter : IDisposable
{
    private readonly WholeFile _file;
    private readonly int _nanosecondsPerUnit;
    private readonly bool _linesOnly;
    private readonly StreamWriter _writer;
    private readonly List<Signal> _signals = [];
    private long _now = -1;

    /// <param name="path">The file to write.</param>
    /// <param name="nanosecondsPerUnit">1, 10 or 100: what the format knows.</param>
    /// <param name="linesOnly">Leaves words and signals of several bits out: libsigrok 0.5.2 (PulseView) loses its place after them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public VcdWriter(string path, int nanosecondsPerUnit = 100, bool linesOnly = false)
    {
        _file = new WholeFile(path);
        _nanosecondsPerUnit = nanosecondsPerUnit;
        _linesOnly = linesOnly;
        _writer = new StreamWriter(_file.Content, Encoding.ASCII, bufferSize: 1 << 16) { NewLine = "\n" };
        _writer.WriteLine($"$timescale {nanosecondsPerUnit} ns $end");
    }

    /// <summary>Declares a signal of 1 to 32 bits; its value is unknown (x) until it is set. All signals are declared before the first is set.</summary>
    public Signal AddWire(string scope, string name, int bits = 1) => Add(scope, name, bits, "wire");

    /// <summary>Declares a signal whose values are words, as GTKWave shows them. Other programs leave it out.</summary>
    public Signal AddText(string scope, string name) => Add(scope, name, 1, "string");

    /// <summary>The signal has this value from now on.</summary>
    /// <param name="nanoseconds">Now; never before the time of an earlier call.</param>
    /// <param name="signal">Of this writer.</param>
    /// <param name="value">Its bits.</param>
    public void Set(long nanoseconds, Signal signal, uint value)
    {
        if (signal.Value == value)
        {
            return;
        }

        signal.Value = value;
        if (!signal.Shown)
        {
            return;
        }

        MoveTo(nanoseconds);
        if (signal.Bits == 1)
        {
            _writer.Write(value == 0 ? '0' : '1');
        }
        else
        {
            _writer.Write('b');
            _writer.Write(value.ToString("b", CultureInfo.InvariantCulture));
            _writer.Write(' ');
        }

        _writer.WriteLine(signal.Id);
    }

    /// <summary>The text signal shows this from now on. Spaces, which end a value in this format, become underscores.</summary>
    public void SetText(long nanoseconds, Signal signal, string text)
    {
        if (!signal.Shown)
        {
            return;
        }

        MoveTo(nanoseconds);
        _writer.Write('s');
        _writer.Write(text.Replace(' ', '_'));
        _writer.Write(' ');
        _writer.WriteLine(signal.Id);
    }

    /// <summary>Ends the trace at this time and gives the file its name.</summary>
    public void Complete(long nanoseconds)
    {
        MoveTo(nanoseconds);
        _writer.Dispose();
        _file.Complete();
    }

    /// <summary>Without <see cref="Complete"/> nothing remains.</summary>
    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        finally
        {
            _file.Dispose();
        }
    }

    private Signal Add(string scope, string name, int bits, string type)
    {
        // Identifiers are printable ASCII, from '!' on.
        Signal signal = new(((char)('!' + _signals.Count)).ToString(), bits, shown: !_linesOnly || (bits == 1 && type == "wire"));
        if (!signal.Shown)
        {
            return signal;
        }

        _signals.Add(signal);
        _writer.WriteLine($"$scope module {scope} $end");
        _writer.WriteLine($"$var {type} {bits} {signal.Id} {name} $end");
        _writer.WriteLine("$upscope $end");
        return signal;
    }

    private void MoveTo(long nanoseconds)
    {
        if (_now < 0)
        {
            _writer.WriteLine("$enddefinitions $end");
        }

        if (nanoseconds / _nanosecondsPerUnit > _now)
        {
            _now = nanoseconds / _nanosecondsPerUnit;
            _writer.Write('#');
            _writer.WriteLine(_now);
        }
    }

    /// <summary>One line of the trace.</summary>
    public sealed class Signal(string id, int bits, bool shown)
    {
        public string Id { get; } = id;

        public int Bits { get; } = bits;

        /// <summary>Whether it is in the file.</summary>
        public bool Shown { get; } = shown;

        /// <summary>Null until it is set.</summary>
        public uint? Value { get; internal set; }
    }
}
