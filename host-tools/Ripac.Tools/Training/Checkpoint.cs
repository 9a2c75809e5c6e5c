using System.Security.Cryptography;
using System.Text;
using Ripac.Tools.Commands;
using Ripac.VirtualDevice;

namespace Ripac.Tools.Training;

/// <summary>
/// What a training that was stopped needs to go on: named parts in a file of its own, which is written whole each time. A file of another
/// training, or a damaged one, is not used.
/// </summary>
/// <param name="path">The file; null = nothing is kept.</param>
public sealed class Checkpoint(string? path)
{
    private readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private byte[] _key = [];

    /// <summary>The file; null = nothing is kept.</summary>
    public string? Path => path;

    /// <summary>Takes the parts from the file if there is one of this training.</summary>
    /// <param name="key">SHA-256 of all that the result depends on.</param>
    /// <param name="report">Told when a file is of no use.</param>
    internal void Open(byte[] key, Action<string> report)
    {
        _key = key;
        _parts.Clear();
        if (File.Exists(path) && !TryRead(File.ReadAllBytes(path)))
        {
            _parts.Clear();
            report($"{path} is of other recordings, settings or another program: training begins anew");
        }
    }

    /// <summary>A part; null when it was not kept.</summary>
    internal BinaryReader? Read(string part) => _parts.TryGetValue(part, out byte[]? bytes) ? new BinaryReader(new MemoryStream(bytes)) : null;

    /// <summary>Keeps a part: the file has it when this returns.</summary>
    internal void Write(string part, Action<BinaryWriter> write)
    {
        if (path is not null)
        {
            _parts[part] = Bytes(write);
            WholeFile.Write(path, ToBytes());
        }
    }

    /// <summary>The training has come to its end.</summary>
    public void Delete()
    {
        if (path is not null)
        {
            File.Delete(path);
        }
    }

    /// <summary>SHA-256 of what follows, key, count of parts, then name, length and bytes of each.</summary>
    private byte[] ToBytes()
    {
        byte[] content = Bytes(writer =>
        {
            writer.Write(_key);
            writer.Write(_parts.Count);
            foreach ((string name, byte[] bytes) in _parts)
            {
                writer.Write(name);
                writer.Write(bytes.Length);
                writer.Write(bytes);
            }
        });
        return [.. SHA256.HashData(content), .. content];
    }

    private bool TryRead(byte[] bytes)
    {
        const int Hash = SHA256.HashSizeInBytes;
        if (bytes.Length < 2 * Hash || !SHA256.HashData(bytes.AsSpan(Hash)).AsSpan().SequenceEqual(bytes.AsSpan(0, Hash))
            || !bytes.AsSpan(Hash, Hash).SequenceEqual(_key))
        {
            return false;
        }

        using BinaryReader reader = new(new MemoryStream(bytes, 2 * Hash, bytes.Length - (2 * Hash)), Encoding.UTF8);
        for (int count = reader.ReadInt32(); count > 0; count--)
        {
            string name = reader.ReadString();
            _parts[name] = reader.ReadBytes(reader.ReadInt32());
        }

        return true;
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        write(writer);
        return stream.ToArray();
    }
}
