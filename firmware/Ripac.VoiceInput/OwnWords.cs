using System;
using System.IO;
using Ripac.Link;

namespace Ripac.VoiceInput;

/// <summary>
/// Words of one's own, on the board's drive: <c>I:\word-1.bin</c> to <c>word-8.bin</c>, each with the template that the coprocessor made of
/// it and what it stands for, in the application's terms. A file is "RW", version 1, u8 n, n characters, u16 m, m bytes of template, and a
/// CRC-16 of all before it; numbers little-endian. It is written beside the old one and put in its place when it is whole.
/// </summary>
public sealed class OwnWords
{
    /// <summary>Words that may be kept, numbered from 1.</summary>
    public const int Most = 8;

    /// <summary>Characters that say what a word stands for.</summary>
    public const int LongestMeaning = 32;

    private const int HeaderLength = 4;
    private const int Version = 1;
    private const int LongestFile = HeaderLength + LongestMeaning + 2 + LinkLimits.TemplateLength + 2;

    private readonly string[] _meanings = new string[Most + 1];
    private readonly byte[] _file = new byte[LongestFile];

    /// <summary>No word, until files are read.</summary>
    public OwnWords()
    {
        Clear();
    }

    /// <summary>How many words are in use.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 1; i <= Most; i++)
            {
                count += _meanings[i] == "" ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>A word's template, after <see cref="Read"/>; <see cref="Save"/> keeps what is here.</summary>
    public byte[] Template { get; } = new byte[LinkLimits.TemplateLength];

    /// <summary>How grammars call a word.</summary>
    public static string NameOf(int number) => "word-" + number.ToString();

    /// <summary>The number of a word in use that grammars call so; 0: it is none of one's own.</summary>
    public int NumberOf(string name)
    {
        int number = Most;
        while (number > 0 && (_meanings[number] == "" || NameOf(number) != name))
        {
            number--;
        }

        return number;
    }

    /// <summary>What a word stands for; empty when it is not in use.</summary>
    public string MeaningOf(int number) => _meanings[number];

    /// <summary>Whether a number has a word.</summary>
    public bool Has(int number) => _meanings[number] != "";

    /// <summary>The lowest number without a word; 0 when all have one.</summary>
    public int FindFree()
    {
        for (int i = 1; i <= Most; i++)
        {
            if (_meanings[i] == "")
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>The words as a grammar's alternatives.</summary>
    public string Alternatives
    {
        get
        {
            string alternatives = "";
            for (int i = 1; i <= Most; i++)
            {
                alternatives += _meanings[i] == "" ? "" : (alternatives == "" ? "" : " | ") + NameOf(i);
            }

            return alternatives;
        }
    }

    /// <summary>No word is in use.</summary>
    public void Clear()
    {
        for (int i = 0; i <= Most; i++)
        {
            _meanings[i] = "";
        }
    }

    /// <summary>A word is in use.</summary>
    public void Use(int number, string meaning) => _meanings[number] = meaning;

    /// <summary>Reads a word's file into <see cref="Template"/>. Returns the template's length; 0, and a line on the console, when it is damaged.</summary>
    public int Read(int number, out string meaning)
    {
        meaning = "";
        string path = PathOf(number, ".bin");
        string unfinished = PathOf(number, ".new");
        try
        {
            if (!File.Exists(path) && File.Exists(unfinished))
            {
                // The power went between taking the old file away and putting the new one in its place.
                File.Move(unfinished, path);
            }

            if (!File.Exists(path))
            {
                return 0;
            }

            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            int length = file.Length > LongestFile ? 0 : file.Read(_file, 0, (int)file.Length);
            int templateLength = Parse(length, ref meaning);
            if (templateLength == 0)
            {
                Console.WriteLine("word: " + path + " is damaged; say the word again");
            }

            return templateLength;
        }
        catch (IOException)
        {
            Console.WriteLine("word: " + path + " cannot be read");
            return 0;
        }
    }

    /// <summary>Keeps what is in <see cref="Template"/>. False, and a line on the console, when the drive does not take it; the old file is then still there.</summary>
    public bool Save(int number, string meaning, int templateLength)
    {
        _file[0] = (byte)'R';
        _file[1] = (byte)'W';
        _file[2] = Version;
        _file[3] = (byte)meaning.Length;
        int length = HeaderLength;
        for (int i = 0; i < meaning.Length; i++)
        {
            _file[length++] = (byte)meaning[i];
        }

        LinkBytes.WriteUInt16(_file, length, templateLength);
        Array.Copy(Template, 0, _file, length + 2, templateLength);
        length += 2 + templateLength;
        LinkBytes.WriteUInt16(_file, length, Crc16.Compute(_file, 0, length));
        string path = PathOf(number, ".bin");
        string unfinished = PathOf(number, ".new");
        try
        {
            using (FileStream file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                file.Write(_file, 0, length + 2);
                file.Flush();
            }

            if (File.Exists(path))
            {
                File.Delete(path);
            }

            File.Move(unfinished, path);
            return true;
        }
        catch (IOException)
        {
            Console.WriteLine("word: " + path + " cannot be written");
            return false;
        }
    }

    /// <summary>Takes a word's file away.</summary>
    public void Delete(int number)
    {
        _meanings[number] = "";
        try
        {
            if (File.Exists(PathOf(number, ".bin")))
            {
                File.Delete(PathOf(number, ".bin"));
            }
        }
        catch (IOException)
        {
            Console.WriteLine("word: " + PathOf(number, ".bin") + " cannot be erased");
        }
    }

    // The template's length; 0 when the file makes no sense.
    private int Parse(int length, ref string meaning)
    {
        if (length < HeaderLength + 4 || _file[0] != 'R' || _file[1] != 'W' || _file[2] != Version || _file[3] > LongestMeaning)
        {
            return 0;
        }

        int textLength = _file[3];
        int start = HeaderLength + textLength + 2;
        int templateLength = length - start - 2;
        if (templateLength <= 0 || templateLength > LinkLimits.TemplateLength || textLength == 0
            || LinkBytes.ReadUInt16(_file, start - 2) != templateLength
            || LinkBytes.ReadUInt16(_file, length - 2) != Crc16.Compute(_file, 0, length - 2))
        {
            return 0;
        }

        char[] text = new char[textLength];
        for (int i = 0; i < textLength; i++)
        {
            text[i] = (char)_file[HeaderLength + i];
        }

        meaning = new string(text);
        Array.Copy(_file, start, Template, 0, templateLength);
        return templateLength;
    }

    private static string PathOf(int number, string extension) => "I:\\" + NameOf(number) + extension;
}
