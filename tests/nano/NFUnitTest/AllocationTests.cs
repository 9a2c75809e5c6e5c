using nanoFramework.TestFramework;

namespace NFUnitTest;

/// <summary>What each test allocates is counted by the host: see AllocationTests of the virtual device.</summary>
[TestClass]
public class AllocationTests
{
    private static readonly int[] _numbers = new int[16];
    private static int _sum;

    [TestMethod]
    public void Allocates_nothing()
    {
        for (int i = 0; i < 100; i++)
        {
            _numbers[i % 16] = i;
            _sum += Pair.Of(i, _sum).Sum;
        }
    }

    [TestMethod]
    public void Allocates_in_four_ways()
    {
        byte[] bytes = new byte[4];
        object boxed = _sum;
        string text = "sum " + bytes.Length.ToString();
        Assert.IsNotNull(new AllocationTests());
        Assert.IsNotNull(boxed);
        Assert.IsNotNull(text);
    }

    [TestMethod]
    public void Takes_literals_and_copies_structs()
    {
        Pair[] pairs = new Pair[1];
        string? text = null;
        for (int i = 0; i < 1000; i++)
        {
            text = "a literal is twelve bytes, however long";
            pairs[0] = Pair.Of(i, 1);
            _sum += Total(pairs[0]);
        }

        Assert.IsNotNull(text);
    }

    private static int Total(Pair pair) => pair.Sum;

    private readonly struct Pair(int a, int b)
    {
        public int Sum => a + b;

        public static Pair Of(int a, int b) => new(a, b);
    }
}
