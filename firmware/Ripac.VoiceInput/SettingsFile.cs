using System;
using System.IO;

namespace Ripac.VoiceInput;

/// <summary>
/// A file of settings on the board: lines <c>key = value</c>, ASCII; <c>#</c> begins a comment, a key may come again. What is wrong is
/// written on the console with its line, and the rest is used. The mark that editors begin UTF-8 with is passed over.
/// </summary>
public static class SettingsFile
{
    /// <summary>A longer file is not read.</summary>
    public const int LongestFile = 4096;

    private static readonly byte[] ByteOrderMark = { 0xEF, 0xBB, 0xBF };

    /// <summary>Whoever wants the settings.</summary>
    public interface ITaker
    {
        /// <summary>Takes one setting. Returns what is wrong with it; empty for nothing.</summary>
        string Take(string key, string value);
    }

    /// <summary>Reads a file. Returns the first of what is wrong with it, empty for nothing; a file that is not there is said, and not wrong.</summary>
    public static string Read(string path, ITaker taker)
    {
        if (!File.Exists(path))
        {
            Console.WriteLine("settings: no " + path + ", defaults");
            return "";
        }

        byte[] bytes;
        try
        {
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            if (file.Length > LongestFile)
            {
                return Complain(path + ": " + file.Length.ToString() + " bytes, at most " + LongestFile.ToString());
            }

            bytes = new byte[(int)file.Length];
            if (file.Read(bytes, 0, bytes.Length) != bytes.Length)
            {
                return Complain(path + ": cut short while it was read");
            }
        }
        catch (IOException)
        {
            return Complain(path + ": cannot be read");
        }

        return HasZero(bytes) ? Complain(path + ": is no text of single bytes; save it as UTF-8 or ASCII") : Read(path, bytes, taker);
    }

    private static bool BeginsWithMark(byte[] bytes) =>
        bytes.Length >= ByteOrderMark.Length && bytes[0] == ByteOrderMark[0] && bytes[1] == ByteOrderMark[1] && bytes[2] == ByteOrderMark[2];

    // As UTF-16 has, which Windows writes too.
    private static bool HasZero(byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Read(string path, byte[] bytes, ITaker taker)
    {
        string first = "";
        int line = 1;
        for (int start = BeginsWithMark(bytes) ? ByteOrderMark.Length : 0; start < bytes.Length; line++)
        {
            int end = start;
            while (end < bytes.Length && bytes[end] != '\n')
            {
                end++;
            }

            string trouble = Take(Text(bytes, start, end), taker);
            if (trouble != "")
            {
                trouble = Complain(path + " line " + line.ToString() + ": " + trouble);
                first = first == "" ? trouble : first;
            }

            start = end + 1;
        }

        return first;
    }

    private static string Take(string line, ITaker taker)
    {
        int comment = line.IndexOf('#');
        string text = (comment < 0 ? line : line.Substring(0, comment)).Trim();
        if (text == "")
        {
            return "";
        }

        int equals = text.IndexOf('=');
        if (equals <= 0)
        {
            return "not of the form key = value";
        }

        return taker.Take(text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim());
    }

    // What is not printable ASCII becomes '?', which no value has; tabs and carriage returns are blanks.
    private static string Text(byte[] bytes, int start, int end)
    {
        char[] characters = new char[end - start];
        for (int i = start; i < end; i++)
        {
            byte value = bytes[i];
            characters[i - start] = value == '\t' || value == '\r' ? ' ' : value < ' ' || value > '~' ? '?' : (char)value;
        }

        return new string(characters);
    }

    private static string Complain(string trouble)
    {
        string line = "settings: " + trouble;
        Console.WriteLine(line);
        return line;
    }
}
