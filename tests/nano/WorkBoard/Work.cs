namespace WorkBoard;

/// <summary>Work without a board: compiled as firmware and, the same file, for .NET, so that the two can be timed against each other.</summary>
internal static class Work
{
    private static readonly int[] Numbers = new int[1000];
    private static object _kept = Numbers;

    /// <summary>Arithmetic on an array: long blocks, no calls.</summary>
    public static int Sum(int rounds)
    {
        int sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < Numbers.Length; i++)
            {
                sum += (Numbers[i] ^ round) * 3;
                Numbers[i] = sum >> 4;
            }
        }

        return sum;
    }

    /// <summary>A call for every few instructions.</summary>
    public static int Calls(int rounds)
    {
        int sum = 0;
        for (int i = 0; i < rounds * 1000; i++)
        {
            sum = Mix(sum, i);
        }

        return sum;
    }

    /// <summary>A small array for every few instructions.</summary>
    public static int Objects(int rounds)
    {
        int sum = 0;
        for (int i = 0; i < rounds * 1000; i++)
        {
            byte[] made = new byte[16];
            _kept = made;
            sum += made.Length;
        }

        return sum + (_kept == Numbers ? 1 : 0);
    }

    private static int Mix(int sum, int value) => Twice(sum) + value;

    private static int Twice(int value) => value > 0 ? value + value : value;
}
