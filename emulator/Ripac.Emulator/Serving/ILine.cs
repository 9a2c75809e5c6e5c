namespace Ripac.Emulator.Serving;

/// <summary>A line that carries the link's bytes. It is lost when reading gives no byte or throws an IOException.</summary>
internal interface ILine : IDisposable
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Waits for bytes, and reads those that are there.</summary>
    /// <exception cref="IOException">The line is lost.</exception>
    int Read(byte[] buffer);

    /// <summary>Sends bytes; returns when they are on their way.</summary>
    /// <exception cref="IOException">The line is lost, or the other end takes nothing for seconds.</exception>
    void Write(ReadOnlyMemory<byte> bytes);

    /// <summary>Whether the line can go on at so many baud.</summary>
    bool Accepts(int rate);

    /// <summary>Goes on at so many baud, when all that was written has left.</summary>
    /// <exception cref="IOException">The line is lost.</exception>
    void SetRate(int rate);
}
