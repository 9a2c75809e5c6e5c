using System.Text;

namespace System.IO;

public abstract class TextReader : MarshalByRefObject, IDisposable
{
    protected extern TextReader();
    public extern virtual void Close();
    public extern void Dispose();
    protected extern virtual void Dispose(bool disposing);
    public extern virtual int Peek();
    public extern virtual int Read();
    public extern virtual int Read(char[] buffer, int index, int count);
    public extern virtual int ReadBlock(char[] buffer, int index, int count);
    public extern virtual string ReadLine();
    public extern virtual string ReadToEnd();
}

public class StreamReader : TextReader
{
    public extern StreamReader(Stream stream, bool leaveOpen = false);
    public extern virtual Stream BaseStream { get; }
    public extern virtual Encoding CurrentEncoding { get; }
    public extern bool EndOfStream { get; }
    public extern override void Close();
    protected extern override void Dispose(bool disposing);
    public extern override int Peek();
    public extern override int Read();
    public extern override int Read(char[] buffer, int index, int count);
    public extern override string ReadLine();
    public extern override string ReadToEnd();
}
