namespace Ripac.Tools;

internal static class Program
{
    private static void Main()
    {
    }
}
