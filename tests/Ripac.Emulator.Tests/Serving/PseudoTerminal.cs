using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ripac.Emulator.Tests.Serving;

/// <summary>A pair of pseudo terminals: this end is a stream, the other one a serial port by its name.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;

    public PseudoTerminal()
    {
        int descriptor = posix_openpt(ReadWrite | NoControllingTerminal);
        Assert.True(descriptor >= 0 && grantpt(descriptor) == 0 && unlockpt(descriptor) == 0, "no pseudo terminal");
        Name = Marshal.PtrToStringUTF8(ptsname(descriptor))!;
        Stream = new PolledStream(descriptor);
    }

    /// <summary>Pseudo terminals as Linux has them.</summary>
    public static bool Exists => OperatingSystem.IsLinux();

    public string Name { get; }

    public Stream Stream { get; }

    public void Dispose() => Stream.Dispose();

    [DllImport("libc")]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    private static extern int grantpt(int descriptor);

    [DllImport("libc")]
    private static extern int unlockpt(int descriptor);

    [DllImport("libc")]
    private static extern nint ptsname(int descriptor);

    [DllImport("libc")]
    private static extern int poll(ref PollRequest request, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }

    /// <summary>Reading ends when the stream is closed, which a blocked read of a terminal does not.</summary>
    private sealed class PolledStream(int descriptor) : Stream
    {
        private const short Input = 1;
        private readonly FileStream _file = new(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0, isAsync: false);
        private volatile bool _closed;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (!_closed)
            {
                PollRequest request = new() { Descriptor = descriptor, Wanted = Input };
                if (poll(ref request, 1, 20) > 0)
                {
                    return _file.Read(buffer, offset, count);
                }
            }

            return 0;
        }

        public override void Write(byte[] buffer, int offset, int count) => _file.Write(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _closed = true;
            _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
