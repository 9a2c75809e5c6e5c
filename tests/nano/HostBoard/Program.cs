using System;
using System.Collections;
using System.IO;
using System.Text;
using nanoFramework.Runtime.Native;

namespace HostBoard;

/// <summary>Writes what a host could have a say in. Run on a board with a drive I: that is empty.</summary>
public static class Program
{
    private struct Point
    {
        public int X;
        public object? Name;
    }

    public static void Main()
    {
        bool first = !File.Exists(@"I:\life");
        FileStream life = new(@"I:\life", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        Console.WriteLine(new StringBuilder().Append(-5).Append(-5L).Append(-1.5).ToString() + (-5) + $"{-5:D3}");
        Hashtable table = new();
        for (int i = 0; i < 20; i++)
        {
            table.Add(new object(), i);
        }

        string order = "";
        foreach (DictionaryEntry entry in table)
        {
            order += entry.Value + " ";
        }

        Console.WriteLine(order);
        Console.WriteLine(new Point { X = 1, Name = "a" }.GetHashCode().ToString());
        if (first)
        {
            // With its file open.
            Power.RebootDevice();
        }

        life.Dispose();
    }
}
