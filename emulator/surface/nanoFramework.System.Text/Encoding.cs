namespace System.Text;

public abstract class Encoding
{
    protected extern Encoding();
    public static extern Encoding UTF8 { get; }
    public extern virtual byte[] GetBytes(string s);
    public extern virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex);
    public extern virtual char[] GetChars(byte[] bytes);
    public extern virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount);
    public abstract Decoder GetDecoder();
    public extern virtual string GetString(byte[] bytes, int index, int count);
}

public class UTF8Encoding : Encoding
{
    public extern UTF8Encoding();
    public extern override byte[] GetBytes(string s);
    public extern override int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex);
    public extern override char[] GetChars(byte[] bytes);
    public extern override char[] GetChars(byte[] bytes, int byteIndex, int byteCount);
    public extern override Decoder GetDecoder();
}

public abstract class Decoder
{
    protected extern Decoder();
    public abstract void Convert(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, int charCount, bool flush, out int bytesUsed, out int charsUsed, out bool completed);
}
