using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>A file on one of the board's drives. Reading and writing take time, in which every managed thread stands still.</summary>
[NanoType("System.IO.FileStream")]
public class FileStream : HostStream
{
    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access)
        : this(path, mode, access, FileShare.Read)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
        : this(path, mode, access, share, 0)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
        : base(Processor.Board.Drives.Open(path, mode, access, share)) => Name = path;

    public string Name { get; }

    public override void Close() => base.Close();

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, count);
        TakeTime(read);
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        base.Write(buffer, offset, count);
        TakeTime(count);
    }

    private static void TakeTime(int bytes)
    {
        Processor.Scheduler.Settle();
        Processor.Scheduler.Advance(bytes * 1_000_000_000L / Processor.Board.Options.FileBytesPerSecond);
    }
}
