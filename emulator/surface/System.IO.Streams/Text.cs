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

public abstract class TextWriter : MarshalByRefObject, IDisposable
{
    protected char[] CoreNewLine;
    protected extern TextWriter();
    public abstract Encoding Encoding { get; }
    public extern virtual string NewLine { get; set; }
    public extern virtual void Close();
    public extern void Dispose();
    protected extern virtual void Dispose(bool disposing);
    public extern virtual void Flush();
    public extern virtual void Write(bool value);
    public extern virtual void Write(char value);
    public extern virtual void Write(char[] buffer);
    public extern virtual void Write(char[] buffer, int index, int count);
    public extern virtual void Write(double value);
    public extern virtual void Write(float value);
    public extern virtual void Write(int value);
    public extern virtual void Write(long value);
    public extern virtual void Write(object value);
    public extern virtual void Write(string value);
    public extern virtual void Write(uint value);
    public extern virtual void Write(ulong value);
    public extern virtual void WriteLine();
    public extern virtual void WriteLine(bool value);
    public extern virtual void WriteLine(char value);
    public extern virtual void WriteLine(char[] buffer);
    public extern virtual void WriteLine(char[] buffer, int index, int count);
    public extern virtual void WriteLine(double value);
    public extern virtual void WriteLine(float value);
    public extern virtual void WriteLine(int value);
    public extern virtual void WriteLine(long value);
    public extern virtual void WriteLine(object value);
    public extern virtual void WriteLine(string value);
    public extern virtual void WriteLine(uint value);
    public extern virtual void WriteLine(ulong value);
}

public class StreamWriter : TextWriter
{
    public extern StreamWriter(Stream stream, bool leaveOpen = false);
    public extern virtual Stream BaseStream { get; }
    public extern override Encoding Encoding { get; }
    public extern override string NewLine { get; set; }
    public extern override void Close();
    protected extern override void Dispose(bool disposing);
    public extern override void Flush();
    public extern override void Write(char value);
    public extern override void Write(string value);
    public extern override void WriteLine();
    public extern override void WriteLine(string value);
}
