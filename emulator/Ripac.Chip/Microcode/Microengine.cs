using System.Buffers.Binary;

namespace Ripac.Chip.Microcode;

/// <summary>The microcoded machine: executes a ROM, one microinstruction at a time, and counts what that takes.</summary>
/// <remarks>
/// <para>Documented (grade A): horizontal microinstructions of two clocks at 16 MHz, data memory reached at the same time as the ROM, two
/// internal buses, an address unit for tables of different structure in up to 16 Mbyte, an arithmetic unit for dynamic programming,
/// internal memories for the most used data and addresses, an internal cache that relaxes the external memory's speed. Grade C: ROM of
/// 256 words, a quarter of them diagnostic; cache of 64 words; 12-bit saturating accumulate and compare; circular lists.</para>
/// <para>Ours: registers, microword, a 16-bit external data path, the microprogram managing the cache itself, and that an access takes
/// <see cref="MemoryCycle"/> microcycles during which microinstructions go on until one needs the data or the memory.</para>
/// </remarks>
public sealed class Microengine
{
    /// <summary>Microcycles of an external access: 250 ns, what dynamic memory of 1986 and an 80286 bus at 8 MHz without wait states give.</summary>
    public const int DefaultMemoryCycle = 2;

    private const int AddressMask = TableMemory.AddressSpace - 1;

    private readonly TableMemory _memory;
    private readonly Microprogram _program;
    private readonly Microword[] _rom = new Microword[Microprogram.RomWords];
    private readonly ulong[] _romBits = new ulong[Microprogram.RomWords];
    private readonly int[] _cache = new int[Microprogram.CacheWords];
    private readonly PathUnit _path = new();
    private StuckBit _fault;
    private int _md;
    private int _signature;
    private int _cachePointer;
    private int _romPointer;
    private int _return;
    private bool _zero;
    private bool _less;
    private long _cycle;
    private long _waits;
    private long _accesses;
    private long _memoryReady;

    /// <summary>A machine with a ROM and an external memory; registers and cache are clear.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The memory cycle is not positive.</exception>
    public Microengine(Microprogram program, TableMemory memory, int memoryCycle = DefaultMemoryCycle)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentOutOfRangeException.ThrowIfLessThan(memoryCycle, 1);
        _program = program;
        _memory = memory;
        MemoryCycle = memoryCycle;
        Fault = default;
    }

    /// <summary>Microcycles of one external access.</summary>
    public int MemoryCycle { get; }

    /// <summary>The microprogram.</summary>
    public Microprogram Program => _program;

    /// <summary>The external memory.</summary>
    public TableMemory Memory => _memory;

    /// <summary>The next microinstruction's address.</summary>
    public int MicroAddress { get; private set; }

    /// <summary>Whether the command is done.</summary>
    public bool Halted { get; private set; } = true;

    /// <summary>A living path was lost in the adder since this was last cleared.</summary>
    public bool Saturated
    {
        get => _path.Saturated;
        set => _path.Saturated = value;
    }

    /// <summary>The signature register, 16 bits; a command begins with 0xFFFF.</summary>
    public int Signature => _signature;

    /// <summary>Path registers S, N, K, B, Q, M.</summary>
    public IReadOnlyList<(string Name, PathRegister Value)> Paths =>
        [("S", _path.S), ("N", _path.N), ("K", _path.K), ("B", _path.B), ("Q", _path.Q), ("M", _path.M)];

    /// <summary>Memory data register.</summary>
    public int MemoryData => _md;

    /// <summary>All that was counted.</summary>
    public CycleCounts Counts => new(_cycle, _waits, _accesses);

    /// <summary>A bit that is stuck. Setting it loads the ROM anew.</summary>
    public StuckBit Fault
    {
        get => _fault;
        set
        {
            _fault = value;
            _path.Fault = value;
            for (int address = 0; address < _rom.Length; address++)
            {
                ulong bits = address < _program.Rom.Count ? _program.Rom[address] : default(Microword).Encode();
                if (value.Site == FaultSite.Rom && value.Index == address)
                {
                    bits = value.High ? bits | (1ul << value.Bit) : bits & ~(1ul << value.Bit);
                }

                _romBits[address] = bits;
                _rom[address] = Microword.Decode(bits);
            }
        }
    }

    /// <summary>A cache word: how the master passes parameters, and takes results.</summary>
    public int this[int word]
    {
        get => Stuck(FaultSite.Cache, word, _cache[word]);
        set => _cache[word] = value & AddressMask;
    }

    /// <summary>Begins a command: the next microinstruction is its first.</summary>
    public void Start(int entry)
    {
        MicroAddress = entry;
        Halted = false;
        _signature = 0xFFFF;
    }

    /// <summary>Runs until the command is done.</summary>
    /// <param name="entry">Where it begins.</param>
    /// <param name="mostCycles">More microcycles than it can take.</param>
    /// <returns>Whether it was done in that time.</returns>
    public bool Run(int entry, long mostCycles = long.MaxValue)
    {
        long end = mostCycles == long.MaxValue ? long.MaxValue : _cycle + mostCycles;
        Start(entry);
        while (!Halted && _cycle < end)
        {
            Step();
        }

        return Halted;
    }

    /// <summary>One microinstruction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reached for memory that is not fitted.</exception>
    public void Step()
    {
        ref readonly Microword word = ref _rom[MicroAddress];
        int a = Stuck(FaultSite.BusA, 0, ReadA(word));
        int b = Stuck(FaultSite.BusB, 0, word.Address > AddressOp.A || word.Path == PathOp.Adb ? this[word.SourceB] : 0);
        if (word.Memory != MemoryOp.None)
        {
            Access(word, a);
        }

        if (word.Address != AddressOp.None)
        {
            Calculate(word, a, b);
        }

        if (word.Path != PathOp.None)
        {
            _path.Execute(word.Path, a, b);
        }

        if (word.Step != IndexStep.None)
        {
            StepIndex(word);
        }

        _cycle++;
        Sequence(word);
    }

    private int ReadA(in Microword word)
    {
        if (word.SourceA < Microprogram.CacheWords)
        {
            return this[word.SourceA];
        }

        switch ((BusSource)word.SourceA)
        {
            case BusSource.Md:
                WaitForMemory();
                return _md;
            case BusSource.Literal:
                return word.Literal;
            case BusSource.None:
                return PathCost.Unreachable;
            case BusSource.Kc:
                return _path.K.Cost;
            case BusSource.Kt:
                return _path.K.Tag;
            case BusSource.Bc:
                return _path.B.Cost;
            case BusSource.Bt:
                return _path.B.Tag;
            case BusSource.Qc:
                return _path.Q.Cost;
            case BusSource.Qt:
                return _path.Q.Tag;
            case BusSource.Mc:
                return _path.M.Cost;
            case BusSource.Mt:
                return _path.M.Tag;
            case BusSource.Sc:
                return _path.S.Cost;
            case BusSource.St:
                return _path.S.Tag;
            case BusSource.Nc:
                return _path.N.Cost;
            case BusSource.Nt:
                return _path.N.Tag;
            case BusSource.Frm:
                return _path.Frame;
            case BusSource.Lng:
                return _path.Longest;
            case BusSource.Sig:
                return _signature | ((_signature & 0xFF) << 16);
            case BusSource.Rom:
                int piece = (int)(_romBits[_romPointer >> 2] >> (16 * (_romPointer & 3))) & 0xFFFF;
                _romPointer = (_romPointer + 1) & ((4 * Microprogram.RomWords) - 1);
                return piece;
            case BusSource.Ind:
                return this[NextPointer()];
            case BusSource.Pat5:
                return 0x555555;
            case BusSource.PatA:
                return 0xAAAAAA;
            default:
                return 0;
        }
    }

    private int NextPointer()
    {
        int word = _cachePointer;
        _cachePointer = (_cachePointer + 1) & (Microprogram.CacheWords - 1);
        return word;
    }

    // base + index * size, 24 bits: the address unit's shifts and adds.
    private int RecordAddress(int descriptor) =>
        (this[4 * descriptor] + (this[(4 * descriptor) + 1] * this[(4 * descriptor) + 2])) & AddressMask;

    private void WaitForMemory()
    {
        if (_memoryReady > _cycle)
        {
            _waits += _memoryReady - _cycle;
            _cycle = _memoryReady;
        }
    }

    private void Access(in Microword word, int a)
    {
        WaitForMemory();
        if (word.Descriptor >= Microprogram.Descriptors)
        {
            return;
        }

        int address = Stuck(FaultSite.AddressLine, 0, (RecordAddress(word.Descriptor) + (2 * word.Offset)) & AddressMask);
        bool wide = word.Memory is MemoryOp.Rd or MemoryOp.Rdh or MemoryOp.Wr;
        int accesses = wide ? 1 + (address & 1) : 1;
        _accesses += accesses;
        _memoryReady = _cycle + (accesses * MemoryCycle);
        Span<byte> bytes = _memory.Bytes(address, wide ? 2 : 1);
        switch (word.Memory)
        {
            case MemoryOp.Rd:
                _md = ReadByte(bytes, 0, address) | (ReadByte(bytes, 1, address) << 8);
                break;
            case MemoryOp.Rdh:
                _md = (_md & 0xFFFF) | (ReadByte(bytes, 0, address) << 16);
                break;
            case MemoryOp.Rdb:
                _md = ReadByte(bytes, 0, address);
                break;
            case MemoryOp.Wr:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)a);
                break;
            case MemoryOp.Wrb:
                bytes[0] = (byte)a;
                break;
        }

        _md = Stuck(FaultSite.MemoryData, 0, _md);
    }

    private int ReadByte(ReadOnlySpan<byte> bytes, int at, int address) => Stuck(FaultSite.TableMemory, address + at, bytes[at]);

    private void Calculate(in Microword word, int a, int b)
    {
        int value = word.Address switch
        {
            AddressOp.A => a,
            AddressOp.B => b,
            AddressOp.Add => b + a,
            AddressOp.Sub => b - a,
            AddressOp.Inc => b + 1,
            AddressOp.Dec => b - 1,
            _ => word.Descriptor < Microprogram.Descriptors ? RecordAddress(word.Descriptor) : 0,
        };
        _less = value < 0;
        value = Stuck(FaultSite.AddressResult, 0, value & AddressMask);
        _zero = value == 0;
        if (word.Target < Microprogram.CacheWords)
        {
            _cache[word.Target] = value;
            return;
        }

        switch ((BusTarget)word.Target)
        {
            case BusTarget.Frm:
                _path.Frame = value & 0xFFFF;
                break;
            case BusTarget.Lng:
                _path.Longest = value & 0xFFFF;
                break;
            case BusTarget.Sig:
                TakeIn(value);
                break;
            case BusTarget.Cp:
                _cachePointer = value & (Microprogram.CacheWords - 1);
                break;
            case BusTarget.Ind:
                _cache[NextPointer()] = value;
                break;
            case BusTarget.Ra:
                _romPointer = value & ((4 * Microprogram.RomWords) - 1);
                break;
        }
    }

    // A signature register with several inputs (Koenemann, Mucha and Zwiehoff, "Built-in logic block observation techniques", 1979), on
    // the primitive polynomial x^16 + x^12 + x^3 + x + 1. The upper 8 of 24 bits enter 6 places up: equal bytes do not cancel, and taking
    // the signature itself in loses nothing.
    private void TakeIn(int value)
    {
        int shifted = _signature << 1;
        shifted ^= (shifted & 0x10000) != 0 ? 0x1100B : 0;
        _signature = shifted ^ (value & 0xFFFF) ^ ((value >> 10) & 0x3FC0);
    }

    private void StepIndex(in Microword word)
    {
        if (word.Descriptor >= Microprogram.Descriptors)
        {
            return;
        }

        int at = (4 * word.Descriptor) + (int)DescriptorWord.Index;
        int index = this[at];
        _cache[at] = word.Step switch
        {
            IndexStep.Up => (index + 1) & AddressMask,
            IndexStep.Down => (index - 1) & AddressMask,
            _ => index + 1 >= this[at + 1] ? 0 : index + 1,
        };
    }

    private void Sequence(in Microword word)
    {
        int next = (MicroAddress + 1) & (Microprogram.RomWords - 1);
        if (word.Sequence != SequenceOp.Next && Stuck(FaultSite.Condition, (int)word.Condition, Holds(word.Condition) ? 1 : 0) != 0)
        {
            switch (word.Sequence)
            {
                case SequenceOp.Goto:
                    next = word.Next;
                    break;
                case SequenceOp.Call:
                    _return = next;
                    next = word.Next;
                    break;
                case SequenceOp.Return:
                    next = Stuck(FaultSite.ReturnAddress, 0, _return);
                    break;
                case SequenceOp.Halt:
                    Halted = true;
                    break;
            }
        }

        MicroAddress = Stuck(FaultSite.MicroAddress, 0, next);
    }

    private bool Holds(Condition condition) => condition switch
    {
        Condition.Always => true,
        Condition.Z => _zero,
        Condition.Nz => !_zero,
        Condition.Lt => _less,
        Condition.Ge => !_less,
        Condition.Kd => _path.K.Dead,
        Condition.Ka => !_path.K.Dead,
        Condition.Bd => _path.B.Dead,
        Condition.Qd => _path.Q.Dead,
        Condition.Alld => _path.S.Dead && _path.N.Dead && _path.K.Dead,
        Condition.Snd => _path.S.Dead && _path.N.Dead,
        Condition.Qlt => _path.Q.Cost < _path.M.Cost,
        Condition.Qgt => _path.Q.Cost > _path.M.Cost,
        Condition.Cpn => _cachePointer != 0,
        _ => false,
    };

    private int Stuck(FaultSite site, int index, int value) =>
        _fault.Site == site && _fault.Index == index ? _fault.Apply(value) : value;
}
