namespace Ripac.VirtualDevice;

/// <summary>
/// A file that has its name only once it is complete: until then it is written beside it, with ".part" added. What had the name before
/// stays until then.
/// </summary>
public sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public WholeFile(string path)
    {
        _path = path;
        _stream = File.Create(path + ".part");
    }

    /// <summary>What is written here becomes the file.</summary>
    public Stream Content => _stream;

    /// <inheritdoc cref="WholeFile(string)"/>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using WholeFile file = new(path);
        file.Content.Write(bytes);
        file.Complete();
    }

    /// <summary>Gives the file its name; nothing more can be written.</summary>
    /// <exception cref="IOException">What was written last cannot be, or there is a folder of that name.</exception>
    public void Complete()
    {
        _stream.Dispose();
        File.Move(_stream.Name, _path, overwrite: true);
    }

    /// <summary>Without <see cref="Complete"/> nothing remains of what was written.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        finally
        {
            File.Delete(_stream.Name);
        }
    }
}
