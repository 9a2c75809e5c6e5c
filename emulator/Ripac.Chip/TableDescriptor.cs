namespace Ripac.Chip;

/// <summary>Where a table stands in table memory. Every table, whatever its records, is described and reached in this one way.</summary>
/// <remarks>Documented (grade A, patent abstract): tables of different structure, reached uniformly. The descriptor's form is ours.</remarks>
/// <param name="Base">Byte address of record 0; 24 bits.</param>
/// <param name="RecordSize">Bytes of one record.</param>
/// <param name="Count">Number of records.</param>
public readonly record struct TableDescriptor(int Base, int RecordSize, int Count)
{
    /// <summary>The first byte address after the table.</summary>
    public long End => Base + ((long)RecordSize * Count);
}
